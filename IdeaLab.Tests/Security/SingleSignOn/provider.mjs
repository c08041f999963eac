// A real OpenID provider for tests: the certified npm package oidc-provider with its own sign-in and consent pages, on a free port of this machine or on the one it is given.
// It knows the people of its options by the name they type, whatever the password. Its faults are options too: another nonce than it was asked for, or a clock that is late, so that its tokens are old when they come.
// It makes new keys each time it starts. It ends when its standard input does, so it never outlives the tests.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';

const { port, people, redirect, signedOut, nonce, late } = JSON.parse(process.argv[2]);

if (late) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length ? parts : [Real.now() - late * 1000]));
    }
    static now() {
      return Real.now() - late * 1000;
    }
  };
}

console.warn = console.info = () => {};
const { default: Provider } = await import('oidc-provider');
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const server = createServer();
server.listen(port ?? 0, '127.0.0.1', () => {
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'lab', client_secret: 'a secret of sixteen and more', redirect_uris: [redirect], post_logout_redirect_uris: [signedOut] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    jwks: { keys: [{ ...key, kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 86400, Session: 86400, Grant: 86400 },
  });
  if (nonce) provider.use(async (context, next) => {
    if (context.path === '/auth' && context.query.nonce) context.query = { ...context.query, nonce };
    await next();
  });
  server.on('request', provider.callback());
  console.log(server.address().port);
});
process.stdin.resume().on('end', () => process.exit(0));
