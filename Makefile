# The commands; what each needs is written in README.md.
.PHONY: run test bench

# The demo with the embedded database, on http://127.0.0.1:8080
run:
	cargo run --release -p tiendo -- demo --listen 127.0.0.1:8080

# Everything that is checked before a change lands
test:
	scripts/test

# Speed, memory and weights; docs/benchmarks.md is written anew
bench:
	scripts/bench
