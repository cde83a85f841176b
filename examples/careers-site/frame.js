const frame = document.getElementById('roles');
let page;

addEventListener('message', ({ source, origin, data }) => {
  // Anyone can send messages: only those of this frame count, while it shows the site that it was made for.
  if (source !== frame.contentWindow || origin !== new URL(frame.src).origin) return;
  if (data?.type !== 'role-book-height') return;
  frame.height = data.height;
  // Another page is read from its beginning.
  if (page !== undefined && page !== data.path && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  page = data.path;
});
