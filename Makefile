# Two commands matter: `make demo` and `make test`. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help build demo test soak bench attack deb format lint screenshots clean

# Folders are listed too, so that a removed file is noticed.
sources := Package.swift $(wildcard Package.resolved) $(shell find Sources)
python := .venv/bin/python
# `swift build` and `swift test` share their work only where they are given the same flags.
# The C code of dependencies is optimised: unoptimised, scrypt took 40 % of the processor time of the Swift tests.
checked := --enable-code-coverage --explicit-target-dependency-import-check error -Xcc -O2
# With the Swift runtime inside, so that the program runs where Swift is not installed.
released := --configuration release --product yangguang --static-swift-stdlib

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: .build/built-release ## install what building needs, build the release binary

demo: .build/built-release ## build, make the demo city, serve it on http://127.0.0.1:8080 (options="--port 8081")
	@exec .build/release/yangguang demo $(options)

test: export YANGGUANG_STRICT := 1
# Success is said only after commit to disk, and hundreds of databases commit at once: memory spares them the waiting.
test: export TMPDIR := $(or $(wildcard /dev/shm),/tmp)
test: .build/installed-test .venv/ready lint ## everything: format, both database engines, HTTP, browsers, coverage
	swift build --build-tests $(checked)
	script/with-postgres script/swift-test $(checked)
	script/coverage "$$(swift test $(checked) --show-codecov-path)"
	script/with-postgres $(python) -m pytest Tests/Browser --numprocesses 2
	$(python) -m pytest Tests/Soak --numprocesses 2

soak: export TMPDIR := $(or $(wildcard /dev/shm),/tmp)
soak: .build/built-release .build/installed-test .venv/ready ## kill it, take its database and its disk away, move its clock (options=--write keeps the table)
	YANGGUANG_BINARY=.build/release/yangguang $(python) -m pytest Tests/Soak --long -s $(options)
	YANGGUANG_FUZZ=200000 swift test $(checked) --filter FuzzTests

bench: .build/built-release .build/installed-bench ## measure against nginx and bare SQLite (options=--write keeps the table)
	script/with-postgres script/bench $(options)

deb: .build/built-release .build/installed-deb ## make the Debian package and try it out on a clean Debian (as root)
	script/make-deb
	script/test-deb

attack: .build/built-release .build/installed-attack ## let wapiti and sqlmap at a demo city (options="--minutes 30 wapiti")
	script/attack $(options)

format: ## format all Swift files
	swift format --in-place --recursive Sources Tests Package.swift

lint: ## fail where a Swift file is not formatted
	swift format lint --strict --recursive Sources Tests Package.swift

screenshots: .build/built-release .build/installed-test .venv/ready ## take the pictures of the README and the handbook again
	$(python) script/screenshots

clean: ## remove everything that was built or installed in this folder; the demo city's data stays
	rm -rf .build .venv

.build/built-release: .build/installed-build $(sources)
	swift build $(released)
	@touch $@

.build/installed-%: script/install-dependencies
	script/install-dependencies $*
	@mkdir -p .build && touch $@

.venv/ready: Tests/Browser/requirements.txt script/prepare-python .build/installed-test
	script/prepare-python
	@touch $@
