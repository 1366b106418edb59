/**
 * Asks of every test of the suite whether it can fail: {@code mvn -f java-bindings/pom.xml -pl compatibility -am package -DskipTests -Pmutants}.
 *
 * <p>{@link MutantJar} copies our jar so that any one of its methods can be told to return its default (null, 0, false, an empty optional) instead of
 * doing its work, and any constructor to forget its arguments. {@link Worker} runs each test once as it is, which shows the methods it calls itself, and
 * then with one of them broken at a time, until it fails. {@link Mutants} starts a worker per class and prints who survived.
 */
package io.filbert.mutants;
