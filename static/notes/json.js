// JSON → values, with the line of each object and of what is wrong, which the browsers' own parsers say in different ways or not
// at all.

/** Something that is wrong with a file: the line, and the key of the message with its value. */
export class Damage extends Error {
  constructor(line, message, value = '') {
    super(message);
    Object.assign(this, { line, value });
  }
}

/** The line of each object that was read. */
export const lines = new WeakMap();

const TOKEN = /\s*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\.)*")|([-+.\w]+)|(\S)|$)/y;

/** Reads a text. */
export const parse = (text) => {
  const tokens = tokensOf(text);
  let { value: token } = tokens.next();
  const next = () => {
    const before = token;
    token = tokens.next().value;
    return before;
  };
  const fail = () => {
    throw new Damage(token.line, token.text ? 'not_json' : 'cut_off', token.text);
  };
  const expect = (sign) => (token.text === sign ? next() : fail());
  const value = () => {
    if (token.text === '{') return object();
    if (token.text === '[') return list();
    try {
      const plain = JSON.parse(token.text);
      next();
      return plain;
    } catch {
      return fail();
    }
  };
  const separated = (end, one) => {
    next();
    if (token.text !== end) for (one(); token.text === ','; one()) next();
    expect(end);
  };
  const list = () => {
    const values = [];
    separated(']', () => values.push(value()));
    return values;
  };
  const object = () => {
    // A key may be `__proto__`.
    const read = Object.create(null);
    lines.set(read, token.line);
    separated('}', () => {
      if (!token.text.startsWith('"')) fail();
      const key = value();
      expect(':');
      read[key] = value();
    });
    return read;
  };
  const all = value();
  if (token.text) fail();
  return all;
};

function* tokensOf(text) {
  let [line, counted] = [1, 0];
  const pattern = new RegExp(TOKEN);
  for (;;) {
    const [found, ...kinds] = pattern.exec(text) ?? [''];
    const token = kinds.find(Boolean) ?? '';
    const at = pattern.lastIndex - token.length;
    for (; counted < at && found; counted += 1) line += text[counted] === '\n';
    yield { text: token, line };
    if (!token) pattern.lastIndex = text.length;
  }
}
