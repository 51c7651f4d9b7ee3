// Draws what the box asks: the question, the field, the buttons, how far the assignment is.
import { makePad } from './pad.js';

// What holds at every question stands in the menu, or has a button of its own.
const elsewhere = new Set(['say again', 'how much more', 'break', 'sign off', 'help']);
const at = id => document.getElementById(id);

export class Screen {
  #enter; #shown; #typed = '';

  /** @param enter called with (step, text, scanned) */
  constructor(enter) {
    this.#enter = enter;
    makePad(document.querySelector('[data-pad="work"]'), key => this.key(key));
    at('text-form').addEventListener('submit', event => { event.preventDefault(); this.#send(at('text').value.trim()); });
  }

  get activity() { return this.#shown?.activity; }

  /** Shows a screen. What was half typed for the same question stays. */
  show(screen) {
    if (screen.step !== this.#shown?.step) { this.#typed = ''; at('text').value = ''; }
    this.#shown = screen;
    document.body.dataset.activity = screen.activity;
    document.body.dataset.step = screen.step;
    at('big').textContent = screen.big;
    at('big').dataset.long = screen.big.length > 60 ? 2 : screen.big.length > 22 ? 1 : 0;
    at('sub').textContent = screen.sub ?? '';
    const progress = at('progress');
    progress.hidden = screen.lines == null;
    if (screen.lines != null) {
      progress.setAttribute('aria-valuenow', screen.done);
      progress.setAttribute('aria-valuemax', screen.lines);
      progress.firstElementChild.style.transform = `scaleX(${screen.lines ? screen.done / screen.lines : 0})`;
      progress.lastElementChild.textContent = `${screen.done} / ${screen.lines}`;
    }
    const digits = ['digits', 'number', 'pin'].includes(screen.field);
    document.querySelector('[data-pad="work"]').hidden = at('field').hidden = !digits;
    at('text-form').hidden = screen.field !== 'text';
    this.#draw();
    this.#buttons(screen.buttons ?? [], digits || screen.field === 'text');
  }

  /** A key of the pad or of a keyboard. */
  key(key) {
    const screen = this.#shown;
    if (!screen || !['digits', 'number', 'pin'].includes(screen.field)) return;
    if (key === 'enter') { if (this.#typed) this.#send(this.#typed); return; }
    if (key === 'clear') this.#typed = this.#typed.slice(0, -1);
    else if (this.#typed.length < (screen.digits || 20)) this.#typed += key;
    this.#draw();
  }

  scanned(text) { this.#send(text, true); }

  command(text) { if (this.#shown) this.#enter(this.#shown.step, text, false); }

  #send(text, scanned = false) {
    if (!text || !this.#shown) return;
    this.#enter(this.#shown.step, text, scanned);
    this.#typed = '';
    at('text').value = '';
    this.#draw();
  }

  #draw() {
    const field = at('field'), { field: kind, digits } = this.#shown;
    const shown = kind === 'pin' ? '•'.repeat(this.#typed.length) : this.#typed;
    const rest = kind === 'digits' && digits && digits <= 8 ? '–'.repeat(Math.max(0, digits - this.#typed.length)) : '';
    field.textContent = shown + rest || '–';
    field.dataset.empty = !this.#typed;
  }

  #buttons(all, padded) {
    const place = at('buttons'), own = all.filter(button => !elsewhere.has(button.command));
    const buttons = own.length ? own : all;
    place.replaceChildren(...buttons.map((button, index) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = button.label;
      made.dataset.command = button.command;
      if (!padded && index === 0) made.className = 'go';
      made.addEventListener('click', () => this.command(button.command));
      return made;
    }));
    place.classList.toggle('pair', !padded && buttons.length === 2);
  }
}
