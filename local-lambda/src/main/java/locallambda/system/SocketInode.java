package locallambda.system;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * Asks the kernel for one TCP connection over loopback, by sock_diag(7). The same is in {@code /proc/net/tcp}, but the
 * kernel walks through the table of all sockets each time that file is read, which takes milliseconds.
 */
public final class SocketInode {

    private static final int AF_INET = 2, AF_NETLINK = 16, SOCK_RAW_CLOEXEC = 3 | 0x80000, NETLINK_SOCK_DIAG = 4;
    private static final short SOCK_DIAG_BY_FAMILY = 20, NLMSG_ERROR = 2, NLM_F_REQUEST = 1;
    private static final byte TCP = 6, LISTEN = 10;
    private static final int ENOENT = 2, LOOPBACK = 0x7f000001;
    /** Sizes and places in the messages, in bytes; an id is two ports, two addresses, an interface and a cookie. */
    private static final int HEADER = 16, REQUEST = HEADER + 56, ID = HEADER + 8;

    private static final MethodHandle SOCKET = NativeFunction.find("socket", "JAVA_INT", "JAVA_INT", "JAVA_INT");
    private static final MethodHandle SEND = transfer("send"), RECV = transfer("recv");

    private static final ByteBuffer MESSAGE = ByteBuffer.allocateDirect(4096).order(ByteOrder.nativeOrder());
    private static final Object POINTER = NativeFunction.pointer(MESSAGE);
    private static int netlink = -1;

    private SocketInode() {}

    /**
     * The inode of the socket at one end of a connection between two ports of 127.0.0.1.
     *
     * @return 0 if there is no such connection or no process has it open; empty if the kernel doesn't answer
     */
    public static synchronized OptionalLong of(int near, int far) {
        try {
            if (netlink < 0) netlink = (int) SOCKET.invokeExact(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
            if (netlink < 0 || (int) SEND.invokeExact(netlink, POINTER, request(near, far), 0) < 0)
                return OptionalLong.empty();
            int length = (int) RECV.invokeExact(netlink, POINTER, (long) MESSAGE.capacity(), 0);
            return length < HEADER + 4 ? OptionalLong.empty() : answer();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Writes {@code nlmsghdr} and {@code inet_diag_req_v2}. @return its length */
    private static long request(int near, int far) {
        MESSAGE.clear().put(new byte[REQUEST]).clear();
        MESSAGE.putInt(0, REQUEST).putShort(4, SOCK_DIAG_BY_FAMILY).putShort(6, NLM_F_REQUEST);
        MESSAGE.put(HEADER, (byte) AF_INET).put(HEADER + 1, TCP).putInt(HEADER + 4, -1);
        network(ID, near << 16 | far);
        network(ID + 4, LOOPBACK); // this end's address
        network(ID + 20, LOOPBACK); // the other end's
        MESSAGE.putInt(ID + 40, -1).putInt(ID + 44, -1); // whatever the socket's cookie is
        return REQUEST;
    }

    /** Reads {@code inet_diag_msg}; what listens on the port is not meant. */
    private static OptionalLong answer() {
        int type = MESSAGE.getShort(4);
        if (type == SOCK_DIAG_BY_FAMILY)
            return OptionalLong.of(MESSAGE.get(HEADER + 1) == LISTEN ? 0
                    : Integer.toUnsignedLong(MESSAGE.getInt(HEADER + 68)));
        return type == NLMSG_ERROR && MESSAGE.getInt(HEADER) == -ENOENT ? OptionalLong.of(0) : OptionalLong.empty();
    }

    /** Addresses and ports go out in network order, whatever this processor's is. */
    private static void network(int at, int value) {
        MESSAGE.order(ByteOrder.BIG_ENDIAN).putInt(at, value).order(ByteOrder.nativeOrder());
    }

    private static MethodHandle transfer(String name) {
        return NativeFunction.find(name, "JAVA_INT", "ADDRESS", "JAVA_LONG", "JAVA_INT")
                .asType(methodType(int.class, int.class, Object.class, long.class, int.class));
    }
}
