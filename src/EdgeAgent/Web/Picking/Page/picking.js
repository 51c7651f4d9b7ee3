// The page as a whole: who is signed on, which view is shown, and what goes from ear to line and from line to mouth.
import { Enrolment } from './enrolment.js';
import { Line } from './line.js';
import { followKeys } from './pad.js';
import { Screen } from './screen.js';
import { SignOn } from './signon.js';
import { Voice } from './voice.js';
import { speakLanguage, word } from './words.js';

const at = id => document.getElementById(id);
const body = document.body;
const troubles = new Map();
let level = 0, speaking = false, microphone = 'missing', lock;

function view(name) { body.dataset.view = name; }

/** What is wrong, one sentence at a time, the worst first; null mends it. */
function trouble(kind, text) {
  if (text) troubles.set(kind, text); else troubles.delete(kind);
  const shown = ['insecure', 'line', 'microphone', 'box'].map(each => troubles.get(each)).find(Boolean);
  at('trouble').hidden = !shown;
  at('trouble').textContent = shown ?? '';
}

function ear() {
  body.dataset.ear = microphone !== 'on' ? 'none' : speaking ? 'mouth' : 'open';
  at('microphone').setAttribute('aria-pressed', microphone === 'on');
  at('again').setAttribute('aria-label', word('again'));
  at('microphone').setAttribute('aria-label', `${word('microphone')}: ${word(microphone === 'on' ? (speaking ? 'speaking' : 'listening') : 'off')}`);
}

const voice = new Voice({
  block(samples, rate) {
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    const loud = 20 * Math.log10(Math.sqrt(sum / samples.length) / 32768 + 1e-5);
    level = Math.max(Math.min(1, Math.max(0, (loud + 65) / 55)), level * 0.85);
    line.sound(samples, rate);
  },
  state(name) {
    microphone = name;
    trouble('microphone', ['on', 'off'].includes(name) ? null : word(name));
    line.send({ type: 'microphone', state: name });
    ear();
  },
  played(id) { line.send({ type: 'played', id }); },
  playing(flag) { speaking = flag; ear(); },
});

const line = new Line({
  up() {
    const chip = at('line');
    if (chip.classList.contains('down')) voice.chime(true);
    chip.classList.remove('down');
    chip.querySelector('b').textContent = word('up');
    trouble('line', null);
    line.send({ type: 'microphone', state: microphone });
  },
  down() {
    const chip = at('line');
    if (!chip.classList.contains('down')) voice.chime(false);
    voice.hush();
    chip.classList.add('down');
    chip.querySelector('b').textContent = word('down');
    trouble('line', word('noLine'));
  },
  message(message) { (said[message.type] ?? (() => {}))(message); },
  prompt(id, samples, rate) { voice.play(id, samples, rate); },
  bye(code, text) {
    voice.hush();
    trouble('line', null);
    if (code === 4005) return;
    release();
    if (code === 4003) { signOn.reset(text); view('sign-on'); return; }
    at('gone-title').textContent = code === 4002 ? word('otherTab') : code === 4001 ? word('takenOver') : text;
    view('gone');
  },
  signedOff() { release(); trouble('line', null); signOn.reset(); view('sign-on'); },
});

const said = {
  welcome({ name, language }) { speakLanguage(language); at('who').textContent = at('menu-name').textContent = name; ear(); },
  screen({ screen: shown }) { screen.show(shown); if (body.dataset.view === 'wait') view('work'); },
  stop() { voice.hush(); },
  notice({ kind, text }) {
    if (kind === 'wrong') { trouble('box', text); setTimeout(() => trouble('box', null), 8000); return; }
    const place = at('heard');
    if (kind === 'heard') place.replaceChildren(`${word('heard')}: `, Object.assign(document.createElement('b'), { textContent: text }));
    else place.textContent = text;
  },
  enrolment({ enrolment: shown }) { enrolment.show(shown); },
};

const screen = new Screen((step, text, scanned) => line.enter(step, text, scanned));
const enrolment = new Enrolment((state, text) => line.send({ type: 'enrolment', state, text }), () => view('work'));
const signOn = new SignOn(name => begin(name));

followKeys({
  key(name) { if (body.dataset.view === 'sign-on') signOn.key(name); else if (body.dataset.view === 'work') screen.key(name); },
  scanned(text) { if (body.dataset.view === 'sign-on') signOn.scanned(text); else if (body.dataset.view === 'work') screen.scanned(text); },
});

// One tab of a browser works at a time; another may take it from the first.
function only(steal) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise(resolve => {
    const options = steal ? { steal: true } : { ifAvailable: true };
    navigator.locks.request('picker', options, held => {
      resolve(held !== null);
      return held === null ? undefined : new Promise(done => { lock = done; });
    }).catch(() => { lock = undefined; line.close(); voice.hush(); at('gone-title').textContent = word('otherTab'); view('gone'); });
  });
}

function release() { lock?.(); lock = undefined; }

async function begin(name, steal = false) {
  if (!await only(steal)) { at('gone-title').textContent = word('otherTab'); view('gone'); return; }
  at('who').textContent = at('menu-name').textContent = name ?? '';
  view('work');
  wake();
  await voice.start();
  line.open();
}

async function wake() {
  try { await navigator.wakeLock?.request('screen'); } catch { /* The battery is low, or the page is hidden: the screen may go dark. */ }
}

document.addEventListener('visibilitychange', () => { if (!document.hidden && body.dataset.view === 'work') wake(); });
at('start-go').addEventListener('click', () => begin(at('who').textContent));
at('gone-go').addEventListener('click', () => begin(at('who').textContent, true));
at('again').addEventListener('click', () => screen.command('say again'));
at('microphone').addEventListener('click', () => { voice.on = microphone !== 'on'; });
at('menu-open').addEventListener('click', () => at('menu').showModal());
at('menu-close').addEventListener('click', () => at('menu').close());
at('menu-voice').addEventListener('click', () => { at('menu').close(); line.send({ type: 'enrolment', state: 'look' }); view('enrolment'); });
for (const button of document.querySelectorAll('#menu [data-command]'))
  button.addEventListener('click', () => { at('menu').close(); screen.command(button.dataset.command); });

function meter() {
  level *= 0.93;
  for (const bar of document.querySelectorAll('.meter i')) bar.style.transform = `scaleX(${level.toFixed(3)})`;
  requestAnimationFrame(meter);
}

async function open() {
  speakLanguage();
  if (!window.isSecureContext) { trouble('insecure', word('insecure')); view('sign-on'); return; }
  meter();
  try {
    const { name } = await (await fetch('me')).json();
    at('who').textContent = name ?? '';
    if (name === null) { view('sign-on'); return; }
    at('start-title').textContent = `${word('hello')}, ${name}`;
    at('start-text').textContent = word('startText');
    view('start');
  } catch { trouble('line', word('noBox')); setTimeout(open, 2000); return; }
  trouble('line', null);
}
open();
