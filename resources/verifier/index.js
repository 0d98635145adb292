"use strict";
// Shows what is in the pack and, when its folder is dropped here, hashes every file piece by piece.
// Nothing is loaded from anywhere and nothing is sent.

const pack = JSON.parse(document.getElementById("pack").textContent);
const WORDS = {
  "zh-Hant": {
    check: "查驗檔案", exhibits: "證物",
    how: "把這包資料的整個資料夾拖到這裡（或按下面的按鈕選它），會逐一計算每個檔案的 SHA-256，和製作時的紀錄比對。檔案不會離開這台電腦。",
    choose_instead: "這個瀏覽器讀不了拖進來的資料夾：用上面的按鈕選它。",
    choose: "選資料夾", running: (done, all) => `比對中 ${done}／${all}`,
    whole: (n) => `${n} 個檔案都和製作時相同。`, bad: (n) => `${n} 個檔案不符：`,
    differs: "內容不同", missing: "缺少", extra: "紀錄裡沒有", unreadable: "讀不到",
    none: "這不是這包資料的資料夾：裡面沒有一個紀錄中的檔案。",
    limits: "這一頁查不了它自己，也不查簽章：完整查驗請照 VERIFY.txt 執行 verify.py。",
    about: (p) => `${p.clinic}　${p.case}　製作於 ${p.made_at}　交給 ${p.recipient}　用途：${p.purpose}`,
    kind: "種類", name: "原檔名", size: "大小", taken: "收進", bytes: "位元組", not_shown: "這種檔案不在這裡開啟。",
    redacted: "遮蔽自", redacted_from: (o) => `證物 ${o.number} 的遮蔽版 ${o.copy}；原檔的 SHA-256：`,
    transcript: "逐行文字", transcript_of: (t) => `衍生件，只供閱讀，共 ${t.lines.toLocaleString("en")} 行${t.whole ? "" : "（原檔還有）"}：`,
  },
  en: {
    check: "Check the files", exhibits: "Exhibits",
    how: "Drop the whole folder of this pack here (or choose it below). The SHA-256 of every file is computed and compared with what was noted when the pack was made. No file leaves this computer.",
    choose_instead: "This browser does not read a folder that is dropped: choose it with the button above.",
    choose: "Choose the folder", running: (done, all) => `Comparing ${done}/${all}`,
    whole: (n) => `All ${n} files are as they were when the pack was made.`, bad: (n) => `${n} files do not agree:`,
    differs: "content differs", missing: "missing", extra: "not in the record", unreadable: "cannot be read",
    none: "This is not the folder of this pack: not one of the noted files is in it.",
    limits: "This page cannot check itself and checks no signature: for the whole check run verify.py as VERIFY.txt says.",
    about: (p) => `${p.clinic} · ${p.case} · made ${p.made_at} · for ${p.recipient} · purpose: ${p.purpose}`,
    kind: "Kind", name: "Came as", size: "Size", taken: "Taken in", bytes: "bytes", not_shown: "Files of this kind are not opened here.",
    redacted: "Redacted from", redacted_from: (o) => `copy ${o.copy} of exhibit ${o.number}; SHA-256 of the original: `,
    transcript: "Transcript", transcript_of: (t) => `a derivative for reading, ${t.lines.toLocaleString("en")} lines${t.whole ? "" : " (the original has more)"}: `,
  },
  "zh-Hans": {
    check: "核验文件", exhibits: "证据",
    how: "把这包资料的整个文件夹拖到这里（或用下面的按钮选择），会逐个计算每个文件的 SHA-256，与制作时的记录核对。文件不会离开本机。",
    choose_instead: "此浏览器无法读取拖入的文件夹：用上面的按钮选择。",
    choose: "选择文件夹", running: (done, all) => `核对中 ${done}/${all}`,
    whole: (n) => `${n} 个文件都与制作时相同。`, bad: (n) => `${n} 个文件不符：`,
    differs: "内容不同", missing: "缺少", extra: "记录中没有", unreadable: "无法读取",
    none: "这不是这包资料的文件夹：其中没有一个记录中的文件。",
    limits: "本页无法核验自身，也不核验签名：完整核验请按 VERIFY.txt 运行 verify.py。",
    about: (p) => `${p.clinic}　${p.case}　制作于 ${p.made_at}　交给 ${p.recipient}　用途：${p.purpose}`,
    kind: "类型", name: "原文件名", size: "大小", taken: "收入", bytes: "字节", not_shown: "此类文件不在这里打开。",
    redacted: "遮盖自", redacted_from: (o) => `证据 ${o.number} 的遮盖版 ${o.copy}；原文件的 SHA-256：`,
    transcript: "逐行文字", transcript_of: (t) => `衍生文件，仅供阅读，共 ${t.lines.toLocaleString("en")} 行${t.whole ? "" : "（原文件还有）"}：`,
  },
};
let words = WORDS[pack.language] || WORDS["zh-Hant"];

// --- SHA-256 (FIPS 180-4), fed piece by piece ---

const K = new Uint32Array(64);
const START = new Uint32Array(8);
(function constants() {
  const fraction = (x) => Math.floor((x - Math.floor(x)) * 4294967296) >>> 0;
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (found < 8) START[found] = fraction(Math.sqrt(n));
    K[found++] = fraction(Math.cbrt(n));
  }
})();

class Sha256 {
  constructor() {
    this.state = new Uint32Array(START);
    this.block = new Uint8Array(64);
    this.words = new Uint32Array(64);
    this.filled = 0;
    this.length = 0;
  }
  update(data) {
    this.length += data.length;
    let at = 0;
    while (at < data.length) {
      const take = Math.min(64 - this.filled, data.length - at);
      this.block.set(data.subarray(at, at + take), this.filled);
      this.filled += take;
      at += take;
      if (this.filled === 64) { this.round(); this.filled = 0; }
    }
  }
  hex() {
    const bits = this.length * 8;
    this.update(new Uint8Array([0x80]));
    this.update(new Uint8Array((120 - this.filled) % 64));
    const tail = new DataView(new ArrayBuffer(8));
    tail.setUint32(0, Math.floor(bits / 4294967296));
    tail.setUint32(4, bits >>> 0);
    this.update(new Uint8Array(tail.buffer));
    return [...this.state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }
  round() {
    const w = this.words, b = this.block;
    for (let i = 0; i < 16; i++) w[i] = (b[4 * i] << 24) | (b[4 * i + 1] << 16) | (b[4 * i + 2] << 8) | b[4 * i + 3];
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let [a, c, d, e, f, g, h, l] = this.state;
    for (let i = 0; i < 64; i++) {
      const s1 = ((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7));
      const t1 = (l + s1 + ((f & g) ^ (~f & h)) + K[i] + w[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & c) ^ (a & d) ^ (c & d))) | 0;
      l = h; h = g; g = f; f = (e + t1) | 0; e = d; d = c; c = a; a = (t1 + t2) | 0;
    }
    const s = this.state;
    s[0] += a; s[1] += c; s[2] += d; s[3] += e; s[4] += f; s[5] += g; s[6] += h; s[7] += l;
  }
}

async function hashOf(file) {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += 4194304) {
    hash.update(new Uint8Array(await file.slice(at, at + 4194304).arrayBuffer()));
  }
  return hash.hex();
}

// --- what was dropped ---

async function entriesOf(folder) {
  const reader = folder.createReader(), all = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return all;
    all.push(...some);
  }
}

async function collect(entry, path, found) {
  if (entry.isFile) {
    found.set(path, await new Promise((done, fail) => entry.file(done, fail)));
    return;
  }
  for (const inside of await entriesOf(entry)) {
    await collect(inside, path ? `${path}/${inside.name}` : inside.name, found);
  }
}

async function collectHandle(handle, path, found) {
  if (handle.kind === "file") {
    found.set(path, await handle.getFile());
    return;
  }
  for await (const [name, inside] of handle.entries()) {
    await collectHandle(inside, path ? `${path}/${name}` : name, found);
  }
}

// Chromium reads folders on a page from disk by handles only, other browsers by entries only.
async function dropped(items) {
  const files = new Map();
  if (items.length && items[0].getAsFileSystemHandle) {
    const handles = await Promise.all(items.map((item) => item.getAsFileSystemHandle()));
    for (const each of handles.filter(Boolean)) await collectHandle(each, beginning(handles, each.kind !== "file", each.name), files);
    return files;
  }
  const entries = items.map((item) => item.webkitGetAsEntry()).filter(Boolean);
  for (const each of entries) await collect(each, beginning(entries, each.isDirectory, each.name), files);
  return files;
}

function beginning(all, isFolder, name) { return all.length === 1 && isFolder ? "" : name; }

async function compare(files) {
  const wanted = new Map(pack.files.map((each) => [each.path, each]));
  const problems = [];
  let done = 0, met = 0;
  for (const [path, each] of wanted) {
    say("result", words.running(++done, wanted.size));
    const file = files.get(path);
    if (!file) { problems.push([path, "missing"]); continue; }
    met += 1;
    try {
      if (file.size !== each.bytes || (await hashOf(file)) !== each.sha256) problems.push([path, "differs"]);
    } catch (error) { problems.push([path, "unreadable"]); }
  }
  for (const path of files.keys()) if (path.startsWith("data/") && !wanted.has(path)) problems.push([path, "extra"]);
  tell(problems, wanted.size, met);
}

function tell(problems, all, met) {
  const list = document.getElementById("found"), result = document.getElementById("result");
  list.replaceChildren();
  result.className = problems.length ? "differs" : "same";
  if (!met) { say("result", words.none); return; }
  say("result", problems.length ? words.bad(problems.length) : words.whole(all));
  for (const [path, what] of problems) list.append(made("li", `${path}: ${words[what]}`, "differs"));
}

// --- the page ---

function say(id, text) { document.getElementById(id).textContent = text; }

function made(tag, text, kind) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function show() {
  document.title = pack.case;
  say("name", pack.case);
  say("about", words.about(pack));
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = words[each.dataset.say];
  const place = document.getElementById("exhibits");
  place.replaceChildren(...pack.exhibits.map(shown));
  const nav = document.querySelector("nav");
  nav.replaceChildren(...[["zh-Hant", "繁體"], ["en", "English"], ["zh-Hans", "简体"]].map(([key, name]) => {
    const button = made("button", name);
    button.setAttribute("aria-pressed", String(words === WORDS[key]));
    button.addEventListener("click", () => { words = WORDS[key]; document.documentElement.lang = key; show(); });
    return button;
  }));
}

function shown(exhibit) {
  const article = made("article");
  article.append(made("h3", `${exhibit.mark}　${exhibit.title}`));
  if (/^image\/(png|jpeg|gif|webp)$/.test(exhibit.media_type)) {
    const picture = document.createElement("img");
    picture.src = "data/" + exhibit.file.split("/").map(encodeURIComponent).join("/");
    picture.alt = exhibit.title;
    article.append(picture);
  } else {
    article.append(made("p", words.not_shown, "soft"));
  }
  const facts = made("dl");
  for (const [name, value] of [
    [words.name, exhibit.original_name], [words.kind, exhibit.media_type],
    [words.size, `${exhibit.bytes.toLocaleString("en")} ${words.bytes}`], [words.taken, exhibit.acquired_at],
  ]) facts.append(made("dt", name), made("dd", value));
  const hash = made("dd");
  hash.append(made("code", exhibit.sha256));
  facts.append(made("dt", "SHA-256"), hash);
  if (exhibit.redacted_from) {
    const from = made("dd", words.redacted_from(exhibit.redacted_from), "from");
    from.append(made("code", exhibit.redacted_from.sha256));
    facts.append(made("dt", words.redacted), from);
  }
  if (exhibit.transcript) {
    const lines = made("dd", words.transcript_of(exhibit.transcript), "transcript");
    lines.append(made("code", `data/${exhibit.transcript.file}`));
    facts.append(made("dt", words.transcript), lines);
  }
  article.append(facts);
  return article;
}

const drop = document.getElementById("drop");
for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  try {
    await compare(await dropped([...event.dataTransfer.items].filter((item) => item.kind === "file")));
  } catch (error) {
    document.getElementById("found").replaceChildren();
    document.getElementById("result").className = "differs";
    say("result", words.choose_instead);
  }
});
document.getElementById("folder").addEventListener("change", async (event) => {
  const files = new Map();
  for (const file of event.target.files) files.set(file.webkitRelativePath.split("/").slice(1).join("/"), file);
  await compare(files);
});
show();
