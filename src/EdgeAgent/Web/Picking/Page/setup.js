// Fills the set-up page with what is true of this box.
const at = id => document.getElementById(id);
const facts = await (await fetch('setup.json')).json();
at(facts.own ? 'own' : 'elsewhere').hidden = false;
at('box').textContent = at('other-box').textContent = facts.box;
at('fingerprint').textContent = at('other-fingerprint').textContent = facts.fingerprint;
at('addresses').replaceChildren(...facts.addresses.map(address => {
  const link = document.createElement('a'), item = document.createElement('li');
  link.href = `https://${address.includes(':') ? `[${address}]` : address}:${location.port || 443}/`;
  link.textContent = link.href;
  item.append(link);
  return item;
}));
