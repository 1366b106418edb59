package io.filbert.hazelcast.packaged.beta;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** A value whose class only the bundle beta has; made anew by a constructor that nobody else may call, as WSO2's messages are. */
public final class Badge implements Externalizable {
    private String text;

    private Badge() {
    }

    public Badge(String text) {
        this.text = text;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeUTF(text);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        text = in.readUTF();
    }

    @Override
    public String toString() {
        return "badge " + text;
    }
}
