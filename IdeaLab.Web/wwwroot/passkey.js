// Passkeys: the browser is asked by a form that carries the question and takes the answer. A browser that cannot, or a site it does not trust, never sees the button.
const form = document.querySelector('form[data-passkey]');
const isAble = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON && PublicKeyCredential.prototype.toJSON;
if (form && isAble) begin();

async function begin() {
  const isUse = form.dataset.passkey === 'use';
  const asked = JSON.parse(form.dataset.options);
  const note = form.querySelector('[role=status]');
  let waiting = new AbortController();
  form.hidden = false;

  form.querySelector('button').addEventListener('click', async () => {
    if (!form.reportValidity()) return;
    waiting.abort();
    waiting = new AbortController();
    note.textContent = '';
    try {
      send(await ask({ signal: waiting.signal }));
    } catch (fault) {
      if (fault.name !== 'AbortError') note.textContent = form.dataset.failed;
    }
  });

  // Passkeys are offered among the addresses the browser fills in.
  if (!isUse || !await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  try {
    send(await ask({ mediation: 'conditional', signal: waiting.signal }));
  } catch {
    // Nobody asked for it: the other ways are on the page.
  }

  function ask(how) {
    return isUse
      ? navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked), ...how })
      : navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked), ...how });
  }

  function send(credential) {
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    for (const field of form.querySelectorAll('[data-as]')) field.value = document.getElementById(field.dataset.as).checked;
    form.requestSubmit();
  }
}
