// Learning the operator's voice: consent, two minutes of reading, one word again, and deleting it all.
import { word } from './words.js';

const at = id => document.getElementById(id);

export class Enrolment {
  #send; #close;

  /** @param send called with (state, text); @param close called when the picker leaves */
  constructor(send, close) {
    this.#send = send;
    this.#close = close;
    at('enrol-begin').addEventListener('click', () => send('begin'));
    at('enrol-delete').addEventListener('click', () => send('delete'));
    at('enrol-close').addEventListener('click', () => { send('cancel'); close(); });
  }

  show(view) {
    const reading = view.state === 'reading';
    at('enrol-consent').hidden = reading;
    at('enrol-reading').hidden = !reading;
    at('enrol-delete').hidden = view.state === 'none';
    if (reading) {
      at('enrol-word').textContent = view.word;
      at('enrol-advice').textContent = view.advice ?? '';
      const progress = at('enrol-progress');
      progress.firstElementChild.style.transform = `scaleX(${view.all ? view.done / view.all : 0})`;
      progress.lastElementChild.textContent = `${view.done} / ${view.all}`;
      return;
    }
    at('enrol-consent').querySelector('.lead').textContent = view.advice ?? (view.state === 'done' ? word('enrolDone') : word('enrolWhat'));
    at('enrol-words').replaceChildren(...(view.words ?? []).map(text => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.addEventListener('click', () => this.#send('begin', text));
      return made;
    }));
  }
}
