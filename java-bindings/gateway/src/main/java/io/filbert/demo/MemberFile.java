package io.filbert.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One gateway's {@code deployment.toml}, and what the demo must know of it.
 *
 * <p>Reads only files of the form of the two fixtures; Filbert's own reader is the one that counts.
 */
record MemberFile(Path path, String domain, String host, int port, List<String> members) {
    private static final int PORT_TRIES_MAX = 200;

    static MemberFile read(Path path) throws IOException {
        String text = Files.readString(path);
        Matcher members = Pattern.compile("(?m)^members\\s*=\\s*\\[(.*)]").matcher(text);
        if (!members.find()) {
            throw new IOException(path + ": no line members = [...]");
        }
        return new MemberFile(path, value(path, text, "domain"), value(path, text, "local_member_host"),
                Integer.parseInt(value(path, text, "local_member_port")),
                List.of(members.group(1).replace("\"", "").trim().split("\\s*,\\s*")));
    }

    private static String value(Path path, String text, String key) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + key + "\\s*=\\s*\"?([^\"\\n]*)\"?\\s*$").matcher(text);
        if (!line.find()) {
            throw new IOException(path + ": no line " + key + " = ...");
        }
        return line.group(1);
    }

    /** A copy with another port and other members, written into {@code directory}. */
    MemberFile copy(Path directory, int newPort, List<String> newMembers) throws IOException {
        String list = newMembers.stream().map(member -> '"' + member + '"').collect(Collectors.joining(", "));
        String text = Files.readString(path)
                .replaceAll("(?m)^local_member_port\\s*=.*$", "local_member_port = " + newPort)
                .replaceAll("(?m)^members\\s*=.*$", "members = [" + list + "]");
        Path target = directory.resolve(path.getFileName().toString().replaceFirst("(-[a-z])?\\.toml$", "-" + newPort + ".toml"));
        Files.writeString(target, text);
        return read(target);
    }

    /** What WSO2's template and agent make of these keys, as a hazelcast.xml beside {@code directory}'s other files. */
    Path renderHazelcastXml(Path directory) throws IOException {
        String list = members.stream()
                .map(member -> "        <member>" + member + "</member>\n").collect(Collectors.joining());
        Path target = directory.resolve("hazelcast-" + port + ".xml");
        Files.writeString(target, """
                <?xml version="1.0" encoding="UTF-8"?>
                <hazelcast xmlns="http://www.hazelcast.com/schema/config">
                  <instance-name>%s.instance</instance-name>
                  <cluster-name>%s</cluster-name>
                  <network>
                    <public-address>%s:%d</public-address>
                    <port>%d</port>
                    <join>
                      <multicast enabled="false"/>
                      <tcp-ip enabled="true">
                %s      </tcp-ip>
                    </join>
                  </network>
                </hazelcast>
                """.formatted(domain, domain, host, port, port, list));
        return target;
    }

    /** Whether a program could listen on this port of the loopback address now. */
    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The first free port from {@code from} on. */
    static int freeFrom(int from) throws IOException {
        for (int port = from; port < from + PORT_TRIES_MAX; port++) {
            if (free(port)) {
                return port;
            }
        }
        throw new IOException("none of the ports " + from + " to " + (from + PORT_TRIES_MAX - 1) + " is free");
    }
}
