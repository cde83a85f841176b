const frame = document.getElementById('roles');
let page;

addEventListener('message', ({ source, origin, data }) => {
  // Any window can send messages. Accept only those of this frame, while it shows the site.
  if (source !== frame.contentWindow || origin !== new URL(frame.src).origin) return;
  if (data?.type !== 'role-book-height') return;
  frame.height = data.height;
  // Show a new page from the top.
  if (page !== undefined && page !== data.path && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  page = data.path;
});
