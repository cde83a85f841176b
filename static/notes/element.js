// A tag, properties and what stands inside → an element. Texts become text, and never markup.

/** Makes an element. Properties that are functions are listeners; those with a hyphen, and `for`, are attributes. */
export const element = (tag, properties, ...content) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (name === 'for' || name === 'role' || name.includes('-')) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...content.flat().filter((it) => it !== undefined && it !== false));
  return made;
};

/** A button. */
export const button = (text, click, properties) => element('button', { type: 'button', click, ...properties }, text);
