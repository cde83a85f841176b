// Files that are dragged from the desktop onto a page: real ones, by the browser's own way, so that the page is given the
// handles that a person's drop gives it.

/** Drags files or folders, by their paths on this machine, over a page, does what `over` says, and drops them. */
export async function drop(page, paths, over = () => {}) {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [].concat(paths), dragOperationsMask: 1 };
  const drag = (type) => devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await drag('dragEnter');
  await drag('dragOver');
  await over();
  await drag('drop');
  await devtools.detach();
}
