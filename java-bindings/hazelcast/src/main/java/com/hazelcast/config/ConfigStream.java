package com.hazelcast.config;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A configuration whose beginning can be read, and read again after {@link #reset}. */
public class ConfigStream extends InputStream {
    private static final int READ_LIMIT_BYTES = 4096;

    private final InputStream in;

    public ConfigStream(InputStream in) throws IOException {
        this(in, READ_LIMIT_BYTES);
    }

    public ConfigStream(InputStream in, int readLimit) throws IOException {
        this.in = in.markSupported() ? in : new BufferedInputStream(in);
        this.in.mark(readLimit);
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] b) throws IOException {
        return in.read(b);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        return in.read(b, off, len);
    }

    @Override
    public long skip(long n) throws IOException {
        return in.skip(n);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public synchronized void mark(int readlimit) {
        in.mark(readlimit);
    }

    @Override
    public synchronized void reset() throws IOException {
        in.reset();
    }

    @Override
    public boolean markSupported() {
        return in.markSupported();
    }
}
