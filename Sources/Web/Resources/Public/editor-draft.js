// Keeps the text in this browser until it has been sent and saved.

const prefix = "editor:";
const days = 7;
const pause = 1500;

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (error) {
    return null;
  }
}

/** The server says which pages were saved: <meta name="editor-saved" content="/desk/documents/new">. */
export function forgetSaved() {
  const saved = Array.from(document.querySelectorAll("meta[name='editor-saved']"), (meta) => meta.content);
  const oldest = Date.now() - days * 86400000;
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      const draft = stored(key);
      if (!draft || draft.at < oldest || saved.includes(draft.path)) localStorage.removeItem(key);
    }
  } catch (error) {
    // No storage in this browser: nothing was kept either.
  }
}

export class Draft {
  /** `owner` keeps the drafts of people apart who share a computer. */
  constructor(path, name, owner, status) {
    this.path = path;
    this.key = [prefix + path, name, owner || ""].join("#");
    this.status = status;
    this.timer = 0;
  }

  get() {
    return stored(this.key);
  }

  saveLater(html) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(html()), pause);
  }

  save(html) {
    clearTimeout(this.timer);
    const now = new Date();
    try {
      localStorage.setItem(this.key, JSON.stringify({ path: this.path, at: now.getTime(), html }));
      this.say(`已在本机保存 ${clock(now)}`);
    } catch (error) {
      this.say("本机不能保存，请及时提交");
    }
  }

  forget() {
    clearTimeout(this.timer);
    try {
      localStorage.removeItem(this.key);
    } catch (error) {
      this.say("");
    }
  }

  /** Says it once a minute at most, because each change is read aloud. */
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

export function clock(date) {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
