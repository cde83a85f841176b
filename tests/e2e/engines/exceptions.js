// What an engine, or the way it is driven, cannot do, by the name of the test. Nothing is left out that is not named here,
// and a test that is named here has to fail: an exception ends when it is not needed.
//
// Beside these, all engines but Chromium get a drop as events with a real file, since only Chromium's driver can drag one,
// and WebKit's window cannot be narrower than about 450 pixels.

export const EXCEPTIONS = {
  firefox: {},
  webkit: {
    print: 'WebKitWebDriver has no command to print',
  },
};
