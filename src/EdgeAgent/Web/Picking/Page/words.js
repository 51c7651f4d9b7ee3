// The page's own words. What the dialogue says and asks comes from the box, in the operator's language.
const all = {
  en: {
    signOn: 'Sign on', number: 'Number', pin: 'PIN', setup: 'Set up this handheld', start: 'Start', close: 'Close',
    yourVoice: 'Your voice', louder: 'Louder', softer: 'Softer', faster: 'Faster', slower: 'Slower', help: 'Help', howMuch: 'How much more', pause: 'Break', battery: 'Battery', again: 'Say again',
    signOff: 'Sign off', useHere: 'Go on here', hello: 'Hello', startText: 'Put your headset on, then tap. The screen stays on while you work.',
    up: 'Line up', down: 'Line down', back: 'Looking for the box …', listening: 'Listening', speaking: 'Speaking', off: 'Microphone off',
    heard: 'Heard', takenOver: 'You went on at another handheld.', otherTab: 'This shift goes on in another tab.',
    noLine: 'The line to the box is down. Stay where you are: your place is kept, and it comes back by itself.',
    noBox: 'The box does not answer. Is this handheld in the store’s network?',
    insecure: 'This page was not opened by https, so the browser gives it no microphone. Open the address that begins with https://.',
    denied: 'The microphone is not allowed. Tap the lock beside the address, allow the microphone, and load the page again. You can answer by hand.',
    missing: 'There is no microphone. Connect the headset. You can answer by hand.',
    ended: 'The headset is gone. Switch it on or come back into its range. You can answer by hand.',
    microphone: 'Microphone', clear: 'Delete', enter: 'Done',
    enrolWhat: 'Read some words aloud for two minutes, and you are understood better from then on.',
    enrolConsent: 'The box keeps how your voice differs from others, not the sound. It stays on this box, encrypted; it is used for nothing but understanding you; you can delete it here at any time.',
    enrolAgree: 'I agree, begin', enrolDelete: 'Delete my voice', enrolDone: 'Thank you. Tap a word to read it once more.', readAloud: 'Read aloud',
  },
  zh: {
    signOn: '登录', number: '工号', pin: '密码', setup: '设置本机', start: '开始', close: '关闭',
    yourVoice: '我的声音', louder: '大声', softer: '小声', faster: '快一点', slower: '慢一点', help: '帮助', howMuch: '还剩多少', pause: '休息', battery: '换电池', again: '再说一遍',
    signOff: '退出', useHere: '在这里继续', hello: '你好', startText: '请戴上耳机，然后点按。工作时屏幕保持常亮。',
    up: '已连接', down: '断线', back: '正在连接盒子……', listening: '正在听', speaking: '正在说', off: '麦克风已关',
    heard: '听到', takenOver: '您已在另一台终端继续。', otherTab: '此班次在另一个标签页继续。',
    noLine: '与盒子的连接断开。请原地等待：进度已保存，连接会自动恢复。',
    noBox: '盒子没有应答。本机在店内网络中吗？',
    insecure: '此页面不是用 https 打开的，浏览器不给麦克风。请打开以 https:// 开头的地址。',
    denied: '麦克风未获允许。请点地址旁的锁，允许麦克风，再重新加载。也可以用手输入。',
    missing: '没有麦克风。请连接耳机。也可以用手输入。',
    ended: '耳机断开。请打开耳机或回到范围内。也可以用手输入。',
    microphone: '麦克风', clear: '删除', enter: '完成',
    enrolWhat: '朗读两分钟，以后就能更好地听懂您。',
    enrolConsent: '盒子保存您的声音与他人的差别，不保存录音。数据加密留在本盒，只用于听懂您；可随时在此删除。',
    enrolAgree: '我同意，开始', enrolDelete: '删除我的声音', enrolDone: '谢谢。点一个词可重新朗读。', readAloud: '请朗读',
  },
};
let chosen = navigator.language.startsWith('zh') ? all.zh : all.en;

/** The word of a key in the language in force. */
export const word = key => chosen[key] ?? all.en[key] ?? key;

/** Puts a language in force, and its words into the page. */
export function speakLanguage(language) {
  if (language) chosen = all[language] ?? all.en;
  document.documentElement.lang = chosen === all.zh ? 'zh' : 'en';
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = word(place.dataset.word);
}
