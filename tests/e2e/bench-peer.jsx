// The peer of the benchmark of visits: the directory of roles as a React page with MiniSearch. It shows the same rows and
// facets as Rolebook's, from `peer.json`, and opens a role by reading its Markdown with commonmark.js.

import { HtmlRenderer, Parser } from 'commonmark';
import MiniSearch from 'minisearch';
import { memo, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** How many rows are shown at first, as in Rolebook's directory. */
const ROWS = 50;

/** The facets, and the values of a role in each. */
const FACETS = {
  Department: (role) => [role.department],
  Level: (role) => role.seniorities,
  Track: (role) => role.tracks,
};

function App({ roles, index }) {
  const [path, setPath] = useState(location.hash);
  const [text, setText] = useState('');
  const [ticked, setTicked] = useState({});
  useEffect(() => {
    const follow = () => setPath(location.hash);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const open = roles.find((role) => path === `#${role.id}`);
  if (open) return <Role role={open} />;
  return <Directory {...{ roles, index, text, setText, ticked, setTicked }} />;
}

function Directory({ roles, index, text, setText, ticked, setTicked }) {
  const found = useMemo(() => search(roles, index, text), [roles, index, text]);
  const shown = useMemo(() => found.filter((role) => isTicked(role, ticked)), [found, ticked]);
  const toggle = (facet, value) => {
    const values = ticked[facet] ?? [];
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    setTicked({ ...ticked, [facet]: next });
  };
  return (
    <main>
      <h1>Roles</h1>
      <input type="search" aria-label="Search roles" value={text} onChange={(event) => setText(event.target.value)} />
      {Object.keys(FACETS).map((facet) => (
        <Facet key={facet} {...{ facet, roles, found, ticked, toggle }} />
      ))}
      <p role="status">{shown.length} roles</p>
      <ul aria-label="Roles">
        {shown.slice(0, ROWS).map((role) => (
          <Row key={role.id} role={role} />
        ))}
      </ul>
    </main>
  );
}

/** The boxes of a facet, each with the number of roles that it would leave beside what is ticked in the other facets. */
function Facet({ facet, roles, found, ticked, toggle }) {
  const values = useMemo(() => [...new Set(roles.flatMap(FACETS[facet]))], [facet, roles]);
  const counts = useMemo(() => {
    const counts = new Map();
    const others = { ...ticked, [facet]: [] };
    for (const role of found.filter((role) => isTicked(role, others))) {
      for (const value of FACETS[facet](role)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }, [facet, found, ticked]);
  const isOn = (value) => ticked[facet]?.includes(value) ?? false;
  return (
    <fieldset>
      <legend>{facet}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={isOn(value)}
            disabled={!counts.get(value) && !isOn(value)}
            onChange={() => toggle(facet, value)}
          />
          {value} <span>{counts.get(value) ?? 0}</span>
        </label>
      ))}
    </fieldset>
  );
}

const Row = memo(function Row({ role }) {
  return (
    <li>
      <h3>
        <a href={`#${role.id}`}>{role.title}</a>
      </h3>
      <p>{role.summary}</p>
      <ul aria-label="Levels">
        {role.levels.map((level) => (
          <li key={level}>{level}</li>
        ))}
      </ul>
    </li>
  );
});

function Role({ role }) {
  const [html, setHtml] = useState('');
  useEffect(() => {
    fetch(role.file)
      .then((response) => response.text())
      .then((text) => setHtml(new HtmlRenderer({ safe: true }).render(new Parser().parse(text))));
  }, [role]);
  return (
    <main>
      <h1>{role.title}</h1>
      <article dangerouslySetInnerHTML={{ __html: html }} />
    </main>
  );
}

/** The roles that have all words of a text, the last of which may be the beginning of a word; all roles for no text. */
function search(roles, index, text) {
  if (!text.trim()) return roles;
  return index.search(text).map(({ id }) => roles[id]);
}

/** Whether a role has one of the ticked values of each facet. */
function isTicked(role, ticked) {
  return Object.entries(ticked).every(
    ([facet, values]) => values.length === 0 || FACETS[facet](role).some((value) => values.includes(value)),
  );
}

const roles = await (await fetch('peer.json')).json();
const index = new MiniSearch({
  fields: ['title', 'text'],
  searchOptions: {
    boost: { title: 2 },
    combineWith: 'AND',
    fuzzy: (word) => word.length > 3 && 0.2,
    prefix: (_, place, words) => place === words.length - 1,
  },
});
index.addAll(roles);
createRoot(document.getElementById('root')).render(<App roles={roles} index={index} />);
