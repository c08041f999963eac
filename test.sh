#!/usr/bin/env bash
# Builds everything, installs a browser, a mail server and a balancer where none is found, and runs every test.
set -euo pipefail
cd "$(dirname "$0")"

need() { # need PROGRAM-OR-CHECK PACKAGE...
  eval "$1" >/dev/null 2>&1 && return
  shift
  echo "Installing $*"
  local root=""; [ "$(id -u)" = 0 ] || root=sudo
  if command -v apt-get >/dev/null; then
    [ -n "${updated:-}" ] || { $root apt-get update -qq; updated=1; }
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    echo "No apt-get here: install $* yourself, or its tests are skipped and say so."
  fi
}
need 'command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome' chromium-headless-shell fonts-liberation
need '/usr/bin/python3 -c "import aiosmtpd"' python3-aiosmtpd
need 'test -x /usr/sbin/haproxy' haproxy

dotnet build -nologo -v quiet
rm -rf TestResults
code=0
dotnet test --no-build -nologo --results-directory TestResults --logger "trx;LogFileName=tests.trx" "$@" || code=$?

# The Server edition, where its packages can be had: it is built, and what it alone has is tested.
if [ $# -gt 0 ]; then
  echo "Server edition: not tested, since only a part of the tests was asked for"
elif ! dotnet restore IdeaLab.Tests -v quiet -p:Edition=Server; then
  echo "Server edition: not built, since its packages are in no feed; a folder with them can be named in IDEALAB_FEED"
else
  dotnet build IdeaLab.Tests -nologo -v quiet --no-restore -p:Edition=Server
  dotnet test IdeaLab.Tests --no-build -nologo -p:Edition=Server --filter "FullyQualifiedName~IdeaLab.Tests.Server" || code=$?
  echo "Server edition: built and tested"
fi

# What was skipped says why, and the last line counts.
node - <<'JS'
const xml = require('fs').readFileSync('TestResults/tests.trx', 'utf8');
const results = [...xml.matchAll(/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="([^"]*)"[^>]*?(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)];
const count = outcome => results.filter(r => r[2] === outcome).length;
for (const [, name, , inner] of results.filter(r => r[2] === 'NotExecuted'))
  console.log(`skipped: ${name}: ${(inner || '').match(/<(?:StdOut|Message)>([\s\S]*?)<\//)?.[1] ?? 'no reason given'}`);
console.log(`${count('Passed')} passed, ${count('Failed')} failed, ${count('NotExecuted')} skipped`);
JS
exit $code
