// The line to the box: it comes back by itself, notices a line that is dead, numbers the sound, and keeps every answer
// by hand until the box has it.
const silent = 7000, slowest = 5000, crowded = 64 * 1024, kept = 'entries';

export class Line {
  #socket; #tell; #sound = 0; #entry = Date.now(); #waiting = []; #heard = 0; #pause = 500; #timer; #closed = true;

  /** @param tell {{ up(), down(), message(data), prompt(id, samples, rate), bye(code, text), signedOff() }} */
  constructor(tell) {
    this.#tell = tell;
    try { this.#waiting = JSON.parse(sessionStorage.getItem(kept) ?? '[]'); } catch { this.#waiting = []; }
    setInterval(() => this.#watch(), 1000);
    window.addEventListener('online', () => { if (!this.#closed && !this.up) this.#connect(); });
  }

  get up() { return this.#socket?.readyState === WebSocket.OPEN; }

  open() { this.#closed = false; this.#connect(); }

  close() { this.#closed = true; clearTimeout(this.#timer); this.#socket?.close(); }

  /** Sends what need not be kept. */
  send(message) { if (this.up) this.#socket.send(JSON.stringify(message)); }

  /** Sends an answer by hand; it is kept until the box says that it has it. */
  enter(step, text, scanned = false) {
    const entry = { type: 'entry', n: ++this.#entry, step, text, scanned };
    this.#waiting.push(entry);
    this.#keep();
    this.send(entry);
  }

  /** Sends a block of sound; where the line is too slow it is left out, and its number tells the box so. */
  sound(samples, rate) {
    const number = ++this.#sound;
    if (!this.up || this.#socket.bufferedAmount > crowded) return;
    const frame = new ArrayBuffer(12 + samples.byteLength), view = new DataView(frame);
    view.setUint8(0, 1);
    view.setUint8(1, 1);
    view.setUint32(4, rate, true);
    view.setUint32(8, number, true);
    new Int16Array(frame, 12).set(samples);
    this.#socket.send(frame);
  }

  #keep() { sessionStorage.setItem(kept, JSON.stringify(this.#waiting)); }

  #connect() {
    clearTimeout(this.#timer);
    this.#socket?.close();
    const socket = new WebSocket(`wss://${location.host}/session`);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heard = Date.now();
    this.#sound = 0;
    let opened = false;
    socket.onopen = () => { opened = true; this.#pause = 500; this.#tell.up(); for (const entry of this.#waiting) this.send(entry); };
    socket.onmessage = ({ data }) => { this.#heard = Date.now(); typeof data === 'string' ? this.#message(JSON.parse(data)) : this.#prompt(data); };
    socket.onclose = ({ code }) => { if (socket === this.#socket) this.#lost(code, opened); };
  }

  #message(message) {
    if (message.type === 'taken') { this.#waiting = this.#waiting.filter(entry => entry.n !== message.n); this.#keep(); }
    else if (message.type === 'bye') { this.#closed ||= message.n !== 4005; this.#tell.bye(message.n, message.text); }
    else if (message.type !== 'pulse') this.#tell.message(message);
  }

  #prompt(data) {
    const view = new DataView(data);
    this.#tell.prompt(view.getUint32(4, true), new Int16Array(data, 12), view.getUint32(8, true));
  }

  #watch() { if (this.up && Date.now() - this.#heard > silent) this.#lost(0, true); }

  async #lost(code, opened) {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    if (this.#closed) return;
    this.#tell.down();
    // A socket that was refused outright: is the sign-on still good?
    if (!opened && !await this.#signedOn()) { this.#closed = true; this.#tell.signedOff(); return; }
    this.#timer = setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random() / 2));
    this.#pause = Math.min(slowest, this.#pause * 2);
  }

  // Only the box itself can say no; a box that does not answer says nothing.
  async #signedOn() {
    try {
      const answer = await fetch('me');
      return !answer.ok || (await answer.json()).name !== null;
    } catch { return true; }
  }
}
