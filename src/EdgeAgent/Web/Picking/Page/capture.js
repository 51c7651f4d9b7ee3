// Runs beside the audio hardware: gathers 20 ms of the microphone and hands them to the page as 16-bit samples.
class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Int16Array(Math.round(sampleRate / 50));
    this.filled = 0;
  }

  process([input]) {
    const samples = input[0];
    if (!samples) return true;
    for (const sample of samples) {
      this.block[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32767)));
      if (this.filled < this.block.length) continue;
      const full = this.block;
      this.block = new Int16Array(full.length);
      this.filled = 0;
      this.port.postMessage(full, [full.buffer]);
    }
    return true;
  }
}
registerProcessor('capture', Capture);
