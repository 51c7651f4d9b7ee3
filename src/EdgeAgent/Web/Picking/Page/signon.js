// Signing on by number and PIN, on a pad of the page's own: no keyboard of the handheld covers half of it.
import { makePad } from './pad.js';
import { word } from './words.js';

const at = id => document.getElementById(id);

export class SignOn {
  #granted; #field = 'number'; #typed = { number: '', pin: '' }; #takeOver = false; #busy = false;

  /** @param granted called with the operator's name */
  constructor(granted) {
    this.#granted = granted;
    makePad(document.querySelector('[data-pad="sign-on"]'), key => this.key(key));
    for (const name of ['number', 'pin']) at(name).addEventListener('click', () => this.#choose(name));
    at('sign-on-go').addEventListener('click', () => this.#go());
  }

  key(key) {
    if (key === 'enter') { if (this.#field === 'number') this.#choose('pin'); else this.#go(); return; }
    const before = this.#typed[this.#field];
    this.#typed[this.#field] = key === 'clear' ? before.slice(0, -1) : (before + key).slice(0, 12);
    this.#ask(false);
    this.#say('');
    this.#draw();
  }

  scanned(text) { this.#typed.number = text.slice(0, 12); this.#choose('pin'); }

  reset(sentence = '') {
    this.#typed = { number: '', pin: '' };
    this.#choose('number');
    this.#ask(false);
    this.#say(sentence);
  }

  #choose(name) {
    this.#field = name;
    for (const each of ['number', 'pin']) at(each).setAttribute('aria-pressed', each === name);
    this.#draw();
  }

  #draw() {
    at('number').querySelector('output').textContent = this.#typed.number;
    at('pin').querySelector('output').textContent = '•'.repeat(this.#typed.pin.length);
  }

  #say(text) { at('sign-on-text').textContent = text; }

  #ask(takeOver) { this.#takeOver = takeOver; at('sign-on-go').textContent = word(takeOver ? 'useHere' : 'signOn'); }

  async #go() {
    if (this.#busy) return;
    this.#busy = at('sign-on-go').disabled = true;
    try {
      const answer = await fetch('sign-on', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...this.#typed, takeOver: this.#takeOver }) });
      const said = await answer.json();
      if (answer.ok) { this.#typed.pin = ''; this.#granted(said.name); return; }
      this.#ask(said.elsewhere);
      this.#say(said.text);
      if (answer.status === 401) { this.#typed.pin = ''; this.#choose('pin'); }
    } catch { this.#say(word('noBox')); }
    finally { this.#busy = at('sign-on-go').disabled = false; }
  }
}
