#!/usr/bin/env node
// Runs the program for this machine, which is in a package of its own: npm installs only the one that fits.
'use strict';

const { spawn } = require('node:child_process');
const { name, optionalDependencies, rolebook } = require('../package.json');

const machine = `${process.platform}-${process.arch}`;
const wanted = `${rolebook.scope}/${machine}`;
const program = find();
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' });

// A terminal sends these to both; a supervisor only to this process.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) process.on(signal, () => child.kill(signal));

child.on('error', (error) => fail(`${program} cannot be run (${error.message}); install ${name} again`));
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  for (const each of signals) process.removeAllListeners(each);
  process.kill(process.pid, signal);
});

function find() {
  try {
    return require.resolve(`${wanted}/bin/rolebook${process.platform === 'win32' ? '.exe' : ''}`);
  } catch {
    const packages = Object.keys(optionalDependencies);
    if (!packages.includes(wanted)) {
      const machines = packages.map((each) => each.split('/')[1]).join(', ');
      fail(`no program was made for ${machine}, only for ${machines}; cargo install ${rolebook.crate} compiles one`);
    }
    fail(
      `the package ${wanted} is missing, which holds the program for this machine: install ${name} again, without ` +
        '--omit=optional, and without a node_modules folder from another kind of machine',
    );
  }
}

function fail(message) {
  console.error(`rolebook: error: ${message}`);
  process.exit(1);
}
