const live = () => document.getElementById('live');

function say(sentence, lasting) {
  const region = live();
  region.textContent = sentence;
  region.classList.toggle('live-shown', Boolean(lasting));
  if (lasting) setTimeout(() => region.classList.remove('live-shown'), 8000);
}

document.addEventListener('htmx:load', event => {
  const element = event.detail.elt;
  if (element === document.body) return;
  const announced = '[data-announce]:not([data-announce=""])';
  const spoken = element.matches(announced) ? element : element.querySelector(announced);
  if (spoken) say(spoken.dataset.announce, spoken.dataset.refused);
});

document.addEventListener('htmx:beforeSwap', event => {
  const landed = new URL(event.detail.xhr.responseURL || location.href);
  if (landed.pathname !== '/account/sign-in' || location.pathname === landed.pathname) return;
  event.detail.shouldSwap = false;
  if (event.target.closest('form[data-stays]')) return say(live().dataset.signedOut, true);
  location.href = `/account/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
});

for (const name of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'])
  document.addEventListener(name, event =>
    say(event.detail.xhr?.status === 429 ? live().dataset.tooMany : live().dataset.failed, true));

// On a small screen the rows of tabs and of the parts of the lab scroll.
for (const here of document.querySelectorAll('.topnav [aria-current], .tabs [aria-current]')) here.scrollIntoView({ block: 'nearest', inline: 'center' });

document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.activeElement?.closest('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

document.addEventListener('input', event => {
  const counter = event.target.id && document.querySelector(`[data-counts="${event.target.id}"]`);
  if (counter) counter.textContent = counter.dataset.text.replace('{0}', event.target.value.length.toLocaleString(document.documentElement.lang));
});

document.addEventListener('submit', event => {
  const button = event.submitter;
  if (event.defaultPrevented || !button || event.target.method !== 'post') return;
  setTimeout(() => { button.disabled = true; });
  addEventListener('pageshow', () => { button.disabled = false; }, { once: true });
});

document.addEventListener('input', event => {
  if (!event.target.matches('[data-hue]')) return;
  document.documentElement.style.setProperty('--hue', event.target.value);
  document.querySelector('[data-hue-value]').textContent = event.target.value;
});

// A picture too large is told before it is sent.
document.addEventListener('change', event => {
  const field = event.target;
  if (!field.matches('input[type=file][data-size-max]')) return;
  const isTooLarge = [...field.files].some(file => file.size > Number(field.dataset.sizeMax));
  field.setCustomValidity(isTooLarge ? field.dataset.tooLarge : '');
  field.reportValidity();
});

// The queue by keys: j and k go down and up, Enter opens, a takes it. They can be switched off (WCAG 2.1.4).
const queue = document.querySelector('[data-queue]');
if (queue) {
  const note = queue.querySelector('[data-keys]');
  const toggle = note.querySelector('[data-keys-switch]');
  const titles = [...queue.querySelectorAll('tbody th a')];
  const show = () => toggle.setAttribute('aria-pressed', String(localStorage.getItem('queue-keys') !== 'off'));
  note.hidden = false;
  show();
  toggle.addEventListener('click', () => {
    localStorage.setItem('queue-keys', toggle.getAttribute('aria-pressed') === 'true' ? 'off' : 'on');
    show();
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input:not([type=checkbox]), select, textarea') || toggle.getAttribute('aria-pressed') !== 'true') return;
    const row = document.activeElement.closest('tbody tr');
    const at = row ? titles.indexOf(row.querySelector('th a')) : -1;
    if (event.key === 'j') titles[Math.min(at + 1, titles.length - 1)].focus();
    if (event.key === 'k') titles[Math.max(at - 1, 0)].focus();
    if (event.key === 'Enter' && event.target.matches('[type=checkbox]')) {
      event.preventDefault();
      titles[at].click();
    }
    const take = event.key === 'a' && row?.querySelector('[data-take]');
    if (!take) return;
    sessionStorage.setItem('queue-at', at);
    take.click();
  });
  // Whoever took one goes on where they were.
  const at = sessionStorage.getItem('queue-at');
  sessionStorage.removeItem('queue-at');
  if (at !== null) titles[Math.min(Number(at), titles.length - 1)]?.focus();
}

// What is typed outlives another form of the page, a reload and a session that ended, until it is sent.
const reader = document.documentElement.dataset.reader;
const textsOf = form => form.matches('[data-keeps]') ? [...form.querySelectorAll('textarea, input[type=text]')] : [];
const keptAs = field => `typed ${reader} ${field.form.getAttribute('action') ?? location.pathname} ${field.name}`;
const forget = keys => keys.forEach(key => sessionStorage.removeItem(key));

function giveBack() {
  for (const field of [...document.forms].flatMap(textsOf)) {
    const typed = reader && sessionStorage.getItem(keptAs(field));
    if (typed && field.value === field.defaultValue) field.value = typed;
  }
}

document.addEventListener('input', event => {
  if (event.target.form && textsOf(event.target.form).includes(event.target)) sessionStorage.setItem(keptAs(event.target), event.target.value);
});

document.addEventListener('submit', event => {
  if (event.target.matches('[action$="/account/sign-out"]')) sessionStorage.clear();
  else sessionStorage.setItem('sent', JSON.stringify(textsOf(event.target).map(keptAs)));
});

document.addEventListener('htmx:beforeSwap', event => {
  const form = event.detail.requestConfig.elt;
  if (form.matches('form') && event.detail.xhr.status === 200 && event.detail.shouldSwap) forget(textsOf(form).map(keptAs));
});

// A draft is safe once the server has it, and only then; it is tried again when the network is back.
document.addEventListener('htmx:afterSwap', event => {
  if (event.target.id === 'draft-state' && !event.target.querySelector('.notice')) forget(textsOf(event.target.closest('form')).map(keptAs));
});

document.addEventListener('htmx:sendError', event => {
  if (event.target.id === 'draft-state') addEventListener('online', () => event.target.dispatchEvent(new Event('input', { bubbles: true })), { once: true });
});

document.addEventListener('htmx:load', giveBack);

// A whole page was asked for: what was sent is through when this is neither the sign-in nor an error nor the form again.
if (reader && !document.querySelector('.wrong, .error-summary')) forget(JSON.parse(sessionStorage.getItem('sent') ?? '[]'));
sessionStorage.removeItem('sent');
giveBack();

// Rows of which half (or half a screen) was in view for a second are told as seen, ids only, when the page is left or after some seconds.
const seen = new Set();
const told = new Set();
const looking = new Map();

function tell() {
  const ids = [...seen].filter(id => !told.has(id)).slice(0, 100);
  if (ids.length === 0 || !navigator.sendBeacon('/ideas/seen', new URLSearchParams({ ids: ids.join() }))) return;
  ids.forEach(id => told.add(id));
  tell();
}

const eyes = 'IntersectionObserver' in window && new IntersectionObserver(entries => {
  for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
    const id = target.dataset.idea;
    const inView = isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2);
    if (inView && !looking.has(target)) {
      looking.set(target, setTimeout(() => {
        eyes.unobserve(target);
        looking.delete(target);
        seen.add(id);
      }, 1000));
    } else if (!inView && looking.has(target)) {
      clearTimeout(looking.get(target));
      looking.delete(target);
    }
  }
}, { threshold: [0.1, 0.2, 0.3, 0.4, 0.5] });

function watch() {
  if (!eyes) return;
  for (const row of document.querySelectorAll('[data-idea]')) if (!seen.has(row.dataset.idea)) eyes.observe(row);
}

document.addEventListener('htmx:load', watch);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') return watch();
  tell();
  if (eyes) eyes.disconnect();
  looking.forEach(timer => clearTimeout(timer));
  looking.clear();
});
addEventListener('pagehide', tell);
setInterval(tell, 5000);
watch();
