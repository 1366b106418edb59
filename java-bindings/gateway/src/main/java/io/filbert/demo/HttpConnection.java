package io.filbert.demo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One persistent HTTP/1.1 connection, used by one thread at a time.
 *
 * <p>Just enough of the protocol for the gateway's answers, and cheap, because the load clients share two cores with
 * the gateways they measure. Sending and receiving are apart, so that one thread can have ten requests under way.
 */
final class HttpConnection implements AutoCloseable {
    /** Longer than any call of the grid may take; a gateway that is silent for this long counts as failed. */
    private static final int ANSWER_MILLIS_MAX = 60_000;
    private static final int CONNECT_MILLIS_MAX = 2_000;
    private static final int ANSWER_BYTES_MAX = 16 << 20;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final byte[] line = new byte[4096];

    HttpConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS_MAX);
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS_MAX);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
    }

    /** Status and body of an answer, without the line end that each answer has for the terminal's sake. */
    record Answer(int status, String body) {
        boolean ok() {
            return status == 200;
        }
    }

    Answer get(String path) throws IOException {
        send("GET", path, null, "");
        return receive();
    }

    Answer post(String path, String body) throws IOException {
        send("POST", path, null, body);
        return receive();
    }

    Answer put(String path, String body) throws IOException {
        send("PUT", path, null, body);
        return receive();
    }

    /** Asks for {@code /api} with this token: 200 is admitted, 401 refused. */
    int statusFor(String token) throws IOException {
        sendToken(token);
        return receive().status();
    }

    void sendToken(String token) throws IOException {
        send("GET", "/api", token, "");
    }

    private void send(String method, String path, String token, String body) throws IOException {
        byte[] payload = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(160)
                .append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: gateway\r\n");
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(payload.length).append("\r\n");
        }
        byte[] header = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] packet = new byte[header.length + payload.length]; // one write, one packet
        System.arraycopy(header, 0, packet, 0, header.length);
        System.arraycopy(payload, 0, packet, header.length, payload.length);
        out.write(packet);
    }

    Answer receive() throws IOException {
        String statusLine = readLine();
        if (!statusLine.startsWith("HTTP/1.1 ")) {
            throw new IOException("not an HTTP answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = 0;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        if (length > ANSWER_BYTES_MAX) {
            throw new IOException("an answer of " + length + " bytes; at most " + ANSWER_BYTES_MAX + " are read");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer ended after " + body.length + " of " + length + " bytes");
        }
        int end = length > 0 && body[length - 1] == '\n' ? length - 1 : length;
        return new Answer(status, new String(body, 0, end, StandardCharsets.UTF_8));
    }

    private String readLine() throws IOException {
        int used = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the gateway closed the connection");
            }
            if (used == line.length) {
                throw new IOException("a header line of more than " + line.length + " bytes");
            }
            if (next != '\r') {
                line[used++] = (byte) next;
            }
        }
        return new String(line, 0, used, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // Nothing depends on how a connection that is no longer wanted ends.
        }
    }
}
