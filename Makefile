# Filbert. Two commands to begin with: `make demo` and `make test`. `make` alone lists all.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo dist test check fix sim sim-mutants header bench java native clean tools-native tools-java gateway hazelcast-jar

# The JDK that Maven takes.
JAVA     := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/)java
MVN      := mvn -B -ntp -q -Dstyle.color=never
POM      := java-bindings/pom.xml
LIBRARY  := target/release/libfilbert.so
FILBERT  := java-bindings/hazelcast/target/filbert-hazelcast.jar
NATIVE   := java-bindings/native/target/filbert-native.jar
GATEWAY  := java-bindings/gateway
CLASSES  := $(GATEWAY)/target/classes
# The other side of comparisons, fetched by Maven; never part of what we ship.
HAZELCAST_VERSION := 5.3.8
HAZELCAST := $(GATEWAY)/target/hazelcast/hazelcast-$(HAZELCAST_VERSION).jar
VERSION  := $(shell sed -n 's/^version *= *"\(.*\)"/\1/p' Cargo.toml | head -n 1)

# JAR=hazelcast runs the demo on Hazelcast's jar. KEEP=1 leaves the gateways running. BLOCKS and SECONDS shorten the bench.
JAR      :=
KEEP     :=
BLOCKS   := 3
SECONDS  := 3

help: ## this list
	@echo "Filbert $(VERSION): make TARGET"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

ifeq ($(JAR),hazelcast)
demo: tools-java gateway hazelcast-jar
	@$(call run_demo,$(HAZELCAST),-Ddemo.hazelcast=true)
else
demo: tools-native tools-java native java ## two gateways, one cluster: five checks, seen by clients (KEEP=1, JAR=hazelcast)
	@$(call run_demo,$(FILBERT),)
endif

run_demo = $(JAVA) -Xmx512m -Ddemo.grid.jar=$(1) $(2) -Ddemo.gateway.classes=$(CLASSES) -Ddemo.fixtures=tests/fixtures \
	-Ddemo.work=$(GATEWAY)/target/demo $(if $(KEEP),-Ddemo.keep=true) -cp $(CLASSES) io.filbert.demo.Demo

dist: tools-native tools-java native java ## what a user takes away, in dist/
	@mkdir -p dist
	@cp $(FILBERT) $(NATIVE) $(LIBRARY) include/filbert.h dist/
	@sed 's/@VERSION@/$(VERSION)/' include/filbert.pc.in > dist/filbert.pc
	@ls -l dist

test: ## every suite of every language; what CI runs
	@tests/suites.sh

check: ## format and lints only
	@tests/tools.sh cargo cargo-lints cc
	cargo fmt --check
	@tests/lints.sh

fix: ## formats and repairs what tools can repair
	@tests/tools.sh cargo cargo-lints cc
	cargo fmt
	cargo clippy --locked --all-targets --fix --allow-dirty --allow-staged

sim: ## the simulation (SIM_SEED=n replays one seed, SIM_SEEDS=a..b runs others)
	@tests/tools.sh cargo cc
	cargo test --locked --test simulation -- --nocapture

sim-mutants: ## finds the bugs that are planted in the kernel behind a feature
	@tests/tools.sh cargo cc
	cargo test --locked --features planted-bugs --test simulation planted -- --nocapture

header: ## writes include/filbert.h anew
	@tests/tools.sh cargo cc
	FILBERT_WRITE_HEADER=1 cargo test --locked --test header

bench: tools-native tools-java native java hazelcast-jar ## Filbert and Hazelcast side by side (BLOCKS=n SECONDS=s)
	@$(JAVA) -Xmx256m -cp $(CLASSES) io.filbert.bench.Bench $(FILBERT) $(HAZELCAST) $(CLASSES) $(BLOCKS) $(SECONDS)

java: tools-java ## the jars, without their tests
	@echo "==> Java: jars and gateway (the first build downloads Maven's plugins)"
	@$(MVN) -f $(POM) package -DskipTests

native: tools-native ## the native library
	@echo "==> Rust: $(LIBRARY) (the first build takes minutes)"
	@cargo build --locked --release

gateway:
	@echo "==> Java: the gateway"
	@$(MVN) -f $(GATEWAY)/pom.xml -Dgrid=hazelcast package -DskipTests

hazelcast-jar:
	@[ -e $(HAZELCAST) ] || { echo "==> fetching hazelcast-$(HAZELCAST_VERSION).jar"; \
		$(MVN) -f $(GATEWAY)/pom.xml -Dgrid=hazelcast dependency:copy -Dartifact=com.hazelcast:hazelcast:$(HAZELCAST_VERSION) \
		-DoutputDirectory=target/hazelcast -Dmdep.useBaseVersion=true; }

tools-native:
	@tests/tools.sh cargo cc

tools-java:
	@tests/tools.sh javac mvn

clean: ## removes everything that was built
	rm -rf dist target java-bindings/*/target
