// A real SMTP server for tests. It writes each mail it accepts, byte for byte, into a folder before it says 250.
// An address such as refuse-550-5.1.1@example.org is refused with that answer at RCPT, content-554-5.6.0@example.org after DATA.
// It writes how often somebody connected into the file "connections". With mailsPerConnection it hangs up after so many mails, without a word.
// With a token it wants that one, by XOAUTH2, and no password. What came from the clients it writes packet by packet into the file "packets", as long as it is not encrypted.
// It ends when its standard input does, so it never outlives the tests.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const { folder, user, password, certificate, key, refuseSender, mailsPerConnection, takesUtf8, secure, token, pipelines } = JSON.parse(process.argv[2]);
let count = 0;
const packets = [];
let connections = 0;
const taken = new Map();
const hangUp = session => setTimeout(() => [...server.connections].find(c => c.id === session.id)?.close(), 5);

const refusal = (address, stage) => {
  const [, at, code, enhanced] = /^(refuse|content)-(\d{3})(?:-(\d\.\d\.\d+))?@/.exec(address) ?? [];
  if (at !== stage) return null;
  return Object.assign(new Error(`${enhanced ? enhanced + ' ' : ''}refused as asked`), { responseCode: Number(code) });
};

const server = new SMTPServer({
  secure,
  ...(certificate ? { cert: certificate, key } : { hideSTARTTLS: true, allowInsecureAuth: true }),
  disabledCommands: certificate || !user ? [] : ['STARTTLS'],
  authOptional: !user,
  authMethods: token ? ['XOAUTH2'] : ['PLAIN', 'LOGIN'],
  disableReverseLookup: true,
  closeTimeout: 100,
  hideSMTPUTF8: !takesUtf8,
  hidePIPELINING: !pipelines,
  onConnect: (session, done) => {
    writeFileSync(join(folder, 'connections'), String(++connections));
    done();
  },
  onAuth: (auth, session, done) =>
    auth.username === user && (token ? auth.accessToken === token : auth.password === password) ? done(null, { user })
      : token ? done(null, { data: { status: '401', schemes: 'bearer', told: auth.accessToken } })
      : done(Object.assign(new Error(`5.7.8 no such sign-in: ${auth.password}`), { responseCode: 535 })),
  onMailFrom: (address, session, done) => done(refuseSender ? Object.assign(new Error('5.7.1 not your address'), { responseCode: 550 }) : null),
  onRcptTo: (address, session, done) => done(refusal(address.address, 'refuse')),
  onData: (stream, session, done) => {
    const chunks = [];
    stream.on('data', chunk => chunks.push(chunk));
    stream.on('end', () => {
      const refused = refusal(session.envelope.rcptTo[0].address, 'content');
      if (!refused) writeFileSync(join(folder, `${String(++count).padStart(4, '0')}-${session.secure ? 'tls' : 'plain'}-${session.user ?? 'nobody'}.eml`), Buffer.concat(chunks));
      done(refused);
      taken.set(session.id, (taken.get(session.id) ?? 0) + 1);
      if (taken.get(session.id) === mailsPerConnection) hangUp(session);
    });
  },
});

server.on('error', () => {});
server.server.on('connection', socket => socket.on('data', packet => {
  packets.push(packet.toString('latin1'));
  writeFileSync(join(folder, 'packets'), JSON.stringify(packets));
}));
const listener = server.listen(0, '127.0.0.1', () => console.log(listener.address().port));
process.stdin.resume().on('end', () => process.exit(0));
