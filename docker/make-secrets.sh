#!/bin/sh
# Makes the secrets that compose.yml hands to the containers: random ones, once. Existing files are left alone.
set -eu
folder="$(dirname "$0")/secrets"
mkdir -p "$folder"

random() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
keep() { [ -e "$folder/$1" ] || printf '%s' "$2" > "$folder/$1"; }
url() { printf 'postgres://%s:%s@postgres:5432/consilium' "$1" "$(cat "$folder/$2")"; }

for name in owner_password app_password worker_password auditor_password session_secret letter_secret; do keep "$name" "$(random)"; done
keep owner_url "$(url owner owner_password)"
keep app_url "$(url consilium_app app_password)"
keep worker_url "$(url consilium_worker worker_password)"
keep auditor_url "$(url consilium_auditor auditor_password)"

# The containers run as their own users and read these through a mount; the folder keeps other people out.
chmod 700 "$folder"
chmod 644 "$folder"/*
echo "Secrets are in $folder"
