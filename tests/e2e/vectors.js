// The hostile texts of `tests/hostile/vectors`, and where they fire: what they say there is written in its README.

import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../hostile/vectors/', import.meta.url);

/** Each as its `name`, the `place` that is unsafe, when it `fires` there, and its `text`. */
export const VECTORS = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split(/^=== /m).slice(1).map(vector));

/** The host that is asked for what nobody should ask for; the path of each request is a vector's name. */
export const LEAK = 'leak.invalid';

function vector(entry) {
  const [, head, text] = entry.match(/^(.*)\n([^]*?)\n*$/);
  const [, name, place, fires] = head.match(/^(\S+) \| (\S+) \| (.*)$/);
  const filled = (words) =>
    words.replace(/\{U\+(\w+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).replaceAll('NAME', name);
  return { name, place, fires: filled(fires), text: filled(text) };
}

/**
 * Has a page note which vectors fire in it and in all of its frames: by calling `fired`, by a dialog, or by a request to
 * the host that nobody should ask. Its documents have [act].
 *
 * @returns the names of those that have fired, as they do.
 */
export async function watch(page) {
  const fired = new Set();
  await page.exposeBinding('noteFired', (_, name) => void fired.add(name));
  await page.addInitScript(`globalThis.fired = (name) => void noteFired(String(name)); globalThis.act = ${act};`);
  page.on('dialog', (dialog) => {
    fired.add(dialog.message());
    dialog.dismiss().catch(() => {});
  });
  await page.route(
    ({ hostname }) => hostname === LEAK,
    (route) => {
      fired.add(new URL(route.request().url()).pathname.slice(1));
      return route.abort();
    },
  );
  return fired;
}

/** In the page: does to every element of a document what a visitor might, of one kind. */
function act(kind, root) {
  const elements = [...root.querySelectorAll('*')];
  const send = (element, Event, ...types) => {
    const how = { bubbles: true, cancelable: true, composed: true, ...(Event === DragEvent && { dataTransfer: new DataTransfer() }) };
    for (const type of types) element.dispatchEvent(new Event(type, how));
  };
  const actions = {
    'when pointed at'(element) {
      send(element, PointerEvent, 'pointerover', 'pointerenter', 'pointermove');
      send(element, MouseEvent, 'mouseover', 'mouseenter', 'mousemove');
      send(element, WheelEvent, 'wheel');
      send(element, DragEvent, 'dragstart', 'dragenter', 'dragover', 'drop');
    },
    'when focused'(element) {
      element.focus?.();
      element.blur?.();
    },
    'when typed into'(element) {
      send(element, KeyboardEvent, 'keydown', 'keypress', 'keyup');
      send(element, InputEvent, 'beforeinput', 'input');
      send(element, ClipboardEvent, 'paste', 'copy', 'cut');
    },
    'when clicked'(element) {
      send(element, PointerEvent, 'pointerdown', 'pointerup');
      send(element, MouseEvent, 'mousedown', 'mouseup', 'dblclick', 'auxclick', 'contextmenu');
      if (element.click) element.click();
      else send(element, MouseEvent, 'click');
    },
    'when sent'(element) {
      if (element.localName !== 'form') return;
      const button = element.querySelector('button, [type=image]');
      if (element.reportValidity()) element.requestSubmit(button);
      element.reset();
    },
  };
  elements.forEach(actions[kind]);
}

/** The kinds of what [act] does. */
export const ACTIONS = ['when pointed at', 'when focused', 'when typed into', 'when clicked', 'when sent'];
