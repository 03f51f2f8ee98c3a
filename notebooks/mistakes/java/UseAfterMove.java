import java.nio.ByteBuffer;

/** The payload is given away, then used again. */
class UseAfterMove {

    /** Sends the payload and uses it up. */
    static int store(ByteBuffer payload) {
        int sent = 0;
        for (; payload.hasRemaining(); sent++) payload.get();
        return sent;
    }

    void main() {
        ByteBuffer payload = ByteBuffer.wrap("47e97e7d-52cf-4c83-9133-545749ed2750".getBytes());
        int stored = store(payload);
        IO.println("stored " + stored + " of " + payload.remaining() + " bytes");
    }
}
