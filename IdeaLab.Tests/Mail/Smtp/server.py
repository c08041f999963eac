# Debian's aiosmtpd, which wants a sign-in before it takes a mail and, given a certificate, encryption before that. It writes each mail it accepts, byte for byte, into a folder of its recipient
# before it says 250, and how often somebody connected and gave a password into the files "connections" and "passwords". After so many mails in all as "endsAfter" says it is gone, without a word about the last.
# It ends when its standard input does, so it never outlives the tests.
import asyncio, glob, json, os, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

options = json.loads(sys.argv[1])
folder = options["folder"]
kept = len(glob.glob(os.path.join(folder, "*", "*.eml")))


def count(what):
    path = os.path.join(folder, what)
    before = int(open(path).read()) if os.path.exists(path) else 0
    with open(path, "w") as file:
        file.write(str(before + 1))


class Server(SMTP):
    # The platform's client writes "AUTH login", which other servers read as they read every command; this one knows mechanisms in capitals only.
    async def smtp_AUTH(self, arg):
        name, *rest = (arg or "").split(" ", 1)
        await super().smtp_AUTH(" ".join([name.upper(), *rest]))


class Keep:
    async def handle_DATA(self, server, session, envelope):
        global kept
        kept += 1
        way = f"{'tls' if session.ssl else 'plain'}-{session.auth_data.decode() if session.authenticated else 'nobody'}"
        for recipient in envelope.rcpt_tos:
            box = os.path.join(folder, recipient.lower())
            os.makedirs(box, exist_ok=True)
            with open(os.path.join(box, f"{kept:04}-{way}.eml"), "wb") as file:
                file.write(envelope.original_content)
        if kept == options["endsAfter"]:
            os._exit(1)
        return "250 kept"


def sign_in(server, session, envelope, mechanism, data):
    count("passwords")
    right = data.login.decode() == options["user"] and data.password.decode() == options["password"]
    return AuthResult(success=right, handled=False, auth_data=data.login, message=None if right else "535 5.7.8 no such sign-in: " + data.password.decode())


def talk():
    count("connections")
    return Server(Keep(), hostname="localhost", tls_context=context, require_starttls=context is not None, auth_require_tls=context is not None, authenticator=sign_in, auth_required=True)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(talk, "127.0.0.1", options["port"])
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


context = None
if options["certificate"]:
    pem = os.path.join(folder, "certificate")
    with open(pem, "w") as file:
        file.write(options["key"] + "\n" + options["certificate"])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem)
asyncio.run(serve())
