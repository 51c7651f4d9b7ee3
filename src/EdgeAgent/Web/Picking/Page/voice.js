// Ear and mouth: the microphone in blocks of 20 ms, prompts played one after the other. It survives a headset that goes
// and comes, a call that takes the sound away, and a browser that will not run at 16 kHz (the box then resamples).
const wanted = 16000;

export class Voice {
  #context; #node; #stream; #sources = new Map(); #next = 0; #opening; #on = true;
  #tell;

  /** @param tell {{ block(samples, rate), state(name), played(id), playing(flag) }} what it tells */
  constructor(tell) {
    this.#tell = tell;
    navigator.mediaDevices?.addEventListener('devicechange', () => { if (!this.#live()) this.open(); });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.wake(); });
  }

  /** Starts sound; has to be called from a tap. */
  async start() {
    await this.#make({ sampleRate: wanted, latencyHint: 'interactive' });
    await this.open();
  }

  async wake() {
    if (this.#context && this.#context.state !== 'running') await this.#context.resume().catch(() => {});
    if (this.#context && !this.#live()) await this.open();
  }

  get on() { return this.#on; }

  /** Opens or closes the ear by hand. */
  set on(value) {
    this.#on = value;
    this.#tell.state(value ? (this.#live() ? 'on' : 'missing') : 'off');
    if (value && !this.#live()) this.open();
  }

  /** Opens the microphone, once at a time. */
  open() { return this.#opening ??= this.#open().finally(() => { this.#opening = undefined; }); }

  /** Plays samples after what plays already. */
  play(id, samples, rate) {
    if (!this.#context) return;
    const buffer = this.#context.createBuffer(1, Math.max(1, samples.length), rate);
    buffer.getChannelData(0).set(Float32Array.from(samples, value => value / 32768));
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    const at = Math.max(this.#context.currentTime + 0.01, this.#next);
    this.#next = at + buffer.duration;
    source.onended = () => {
      if (!this.#sources.delete(id)) return;
      this.#tell.played(id);
      if (!this.#sources.size) this.#tell.playing(false);
    };
    this.#sources.set(id, source);
    source.start(at);
    this.#tell.playing(true);
  }

  /** Stops at once. */
  hush() {
    const sources = [...this.#sources.values()];
    this.#sources.clear();
    this.#next = 0;
    for (const source of sources) source.stop();
    this.#tell.playing(false);
  }

  /** Two tones: up when the line is back, down when it is gone. */
  chime(up) {
    if (!this.#context) return;
    const tone = this.#context.createOscillator(), level = this.#context.createGain();
    const from = this.#context.currentTime, pitches = up ? [520, 780] : [520, 330];
    pitches.forEach((pitch, index) => tone.frequency.setValueAtTime(pitch, from + index * 0.16));
    level.gain.setValueAtTime(0.2, from);
    level.gain.setTargetAtTime(0, from + 0.28, 0.04);
    tone.connect(level).connect(this.#context.destination);
    tone.start(from);
    tone.stop(from + 0.5);
  }

  #live() { return this.#stream?.getAudioTracks().some(track => track.readyState === 'live') ?? false; }

  async #make(options) {
    await this.#context?.close().catch(() => {});
    this.#context = new AudioContext(options);
    await this.#context.audioWorklet.addModule('capture.js');
    this.#node = new AudioWorkletNode(this.#context, 'capture', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    this.#node.port.onmessage = ({ data }) => { if (this.#on) this.#tell.block(data, this.#context.sampleRate); };
    await this.#context.resume();
  }

  async #open() {
    if (!navigator.mediaDevices) return this.#tell.state('insecure');
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      await this.#connect();
      for (const track of this.#stream.getAudioTracks()) track.addEventListener('ended', () => this.#tell.state('ended'));
      this.#tell.state(this.#on ? 'on' : 'off');
    } catch (fault) {
      this.#tell.state(fault.name === 'NotAllowedError' || fault.name === 'SecurityError' ? 'denied' : 'missing');
    }
  }

  async #connect() {
    try {
      this.#context.createMediaStreamSource(this.#stream).connect(this.#node);
    } catch (fault) {
      // Some browsers take a microphone only at its own rate.
      if (fault.name !== 'NotSupportedError' || this.#context.sampleRate !== wanted) throw fault;
      await this.#make({ latencyHint: 'interactive' });
      this.#context.createMediaStreamSource(this.#stream).connect(this.#node);
    }
  }
}
