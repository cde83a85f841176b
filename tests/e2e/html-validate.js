// The rules that every built page keeps to, as html-validate knows them.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    elements: ['html5'],
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Safari takes a list without marks for no list, unless its role says so.
      'no-redundant-role': 'off',
      'prefer-native-element': ['error', { exclude: ['list'] }],
      // A list may have a name: ARIA forbids one only where there is no role to be named.
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
      // The search field's form sends nothing: the list follows each letter.
      'wcag/h32': 'off',
      // The button of a form sends it, which is what it is there for.
      'no-implicit-button-type': 'off',
    },
  }),
);

/** What breaks a rule in a document, in words. */
export function breaches(html) {
  const messages = validator.validateStringSync(html).results.flatMap((result) => result.messages);
  return messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`);
}
