// Shows a notice while the roles cannot be loaded.

const trouble = document.getElementById('trouble');

// The error `routing` affects only the URL, so visitors need no notice.
addEventListener('role-book-error', ({ detail }) => {
  console.info(`roles: ${detail.code}: ${detail.message}`);
  trouble.hidden = detail.code === 'routing';
});

addEventListener('role-book-ready', () => {
  trouble.hidden = true;
});
