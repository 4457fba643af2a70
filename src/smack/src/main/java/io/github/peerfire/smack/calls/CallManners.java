package io.github.peerfire.smack.calls;

/**
 * How a user wants to be called.
 *
 * @param inCall what happens if somebody calls while this device is in a call with somebody else
 * @param doNotDisturb true if this device never rings; other devices may
 * @param strangers whether those who are not subscribed to our presence make this device ring
 */
public record CallManners(InCall inCall, boolean doNotDisturb, boolean strangers) {

    /** Rings for everybody, also while in a call. */
    public static final CallManners DEFAULT = new CallManners(InCall.CALL_WAITING, false, true);

    /** What a device in a call does with another one (ProtoXEP 7.2, 7.5). */
    public enum InCall {
        /** It rings. */
        CALL_WAITING,
        /** It stays silent; other devices may ring. */
        SILENT,
        /** It answers busy for the whole account, so that no device rings on. */
        BUSY
    }
}
