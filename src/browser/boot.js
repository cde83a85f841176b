// Starts the app with the site's content, and shows the page's message where either does not load or the code
// breaks off.

const address = (id) => document.getElementById(id).href;

const fail = () => {
  document.getElementById("rolebook").hidden = true;
  document.getElementById("rolebook-failure").hidden = false;
};

// A panic ends the whole instance; nothing on the page would answer any more.
const failOnTrap = (error) => error instanceof WebAssembly.RuntimeError && fail();
addEventListener("error", (event) => failOnTrap(event.error));
addEventListener("unhandledrejection", (event) => failOnTrap(event.reason));

// The head's link is a preload: the content travels beside the code.
const content = async () => {
  const response = await fetch(address("rolebook-content"));
  if (!response.ok) throw new Error(`${response.url} was answered with an error`);
  return response.json();
};

try {
  const app = await import(address("rolebook-glue"));
  await app.default({ module_or_path: address("rolebook-wasm") });
  app.start(await content());
} catch (error) {
  console.error(error);
  fail();
}
