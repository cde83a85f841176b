// What a visitor does in the benchmarks of a directory, in every engine, and how it is timed.

/** The keys that are typed; `<` is Backspace. */
export const TYPED = 'roadmp<ap<<<<<<<customer success<<<<<<<senior engineer<<<<<<<<<<<<<<<<<<<<<<<<sql<<<security <<<<<<<<<';
/** The names of the facets whose boxes are ticked. */
export const FACETS = ['Department', 'Level', 'Track'];

/**
 * In the page: at each keystroke, click and step through the history, sets `shown` to a promise of the milliseconds of work
 * until the last change that follows is on screen.
 *
 * Between the change and the frame that shows it, the browser may wait for the screen's next refresh, up to 17 ms at
 * 60 Hz whatever the app does. That wait is left out for the first frame, which shows nearly all; for later changes all of
 * the time counts.
 */
export function watch() {
  // After so many milliseconds without a change, the result of an event is taken to be on screen.
  const still = 60;
  let changed = null;
  new MutationObserver(() => (changed = performance.now())).observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  /** The next frame: when the last change before it was made, when it began, and when it was painted. */
  const frame = () =>
    new Promise((painted) => {
      requestAnimationFrame(() => {
        const shown = { changed, begun: performance.now() };
        changed = null;
        // A task that is queued now runs after the painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted({ ...shown, end: performance.now() });
        port2.postMessage(null);
      });
    });
  const follow = async (start) => {
    const { changed, begun, end: first } = await frame();
    const waited = changed === null ? 0 : begun - changed;
    let end = first;
    for (let next = { end: first }; next.end - end < still; ) {
      next = await frame();
      if (next.changed !== null) end = next.end;
    }
    return end - start - waited;
  };
  for (const type of ['keydown', 'click', 'popstate']) {
    addEventListener(type, (event) => (window.shown = follow(event.timeStamp)), { capture: true });
  }
}
