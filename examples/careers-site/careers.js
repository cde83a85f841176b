// What this page does about its roles: next to nothing.

const trouble = document.getElementById('trouble');

// With `routing` there is nothing amiss that a visitor would see.
addEventListener('role-book-error', ({ detail }) => {
  console.info(`roles: ${detail.code}: ${detail.message}`);
  trouble.hidden = detail.code === 'routing';
});

addEventListener('role-book-ready', () => {
  trouble.hidden = true;
});
