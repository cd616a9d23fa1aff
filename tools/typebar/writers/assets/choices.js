// Before the text is there, so that it never shows in other colours first; reader.js does the rest.
const store = (name, value) => {
  try {
    const key = `typebar:${document.title}:${name}`;
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {}
  return null;
};

for (const name of ["theme", "size"]) {
  const kept = store(name);
  const choice = kept && document.getElementById(`${name}-${kept}`);
  if (choice) choice.checked = true;
}
document.addEventListener("change", ({ target }) => store(target.name, target.value));
