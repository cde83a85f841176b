// Starts the app, and shows the page's message where its code does not load or breaks off.

const address = (id) => document.getElementById(id).href;

const fail = () => {
  document.getElementById("rolebook").hidden = true;
  document.getElementById("rolebook-failure").hidden = false;
};

// A panic ends the whole instance; nothing on the page would answer any more.
const failOnTrap = (error) => error instanceof WebAssembly.RuntimeError && fail();
addEventListener("error", (event) => failOnTrap(event.error));
addEventListener("unhandledrejection", (event) => failOnTrap(event.reason));

try {
  const app = await import(address("rolebook-glue"));
  await app.default({ module_or_path: address("rolebook-wasm") });
} catch (error) {
  console.error(error);
  fail();
}
