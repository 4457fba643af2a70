package io.github.peerfire.flash;

/** The codes of {@link NetStatus}, spelled as in ActionScript. */
public final class StatusCode {

    /** The server accepted the connection. */
    public static final String CONNECT_SUCCESS = "NetConnection.Connect.Success";
    /** No connection came about: no answer in time, no such host, or the server's refusal of the key. */
    public static final String CONNECT_FAILED = "NetConnection.Connect.Failed";
    /** The server does not admit this client. */
    public static final String CONNECT_REJECTED = "NetConnection.Connect.Rejected";
    /** The connection to the server is over. */
    public static final String CONNECT_CLOSED = "NetConnection.Connect.Closed";
    /** This machine's network addresses changed. */
    public static final String CONNECT_NETWORK_CHANGE = "NetConnection.Connect.NetworkChange";
    /** The server did not carry out a call. */
    public static final String CALL_FAILED = "NetConnection.Call.Failed";

    /** A stream between peers is up. */
    public static final String STREAM_CONNECT_SUCCESS = "NetStream.Connect.Success";
    /** A stream between peers is over. */
    public static final String STREAM_CONNECT_CLOSED = "NetStream.Connect.Closed";
    /** The peer was not reached. */
    public static final String STREAM_CONNECT_FAILED = "NetStream.Connect.Failed";
    /** The peer refused. */
    public static final String STREAM_CONNECT_REJECTED = "NetStream.Connect.Rejected";

    /** This end's stream may be played by others from now on. */
    public static final String PUBLISH_START = "NetStream.Publish.Start";
    /** A stream of that name is published already. */
    public static final String PUBLISH_BAD_NAME = "NetStream.Publish.BadName";
    /** This end's stream is no longer published, because this end closed it. */
    public static final String UNPUBLISH_SUCCESS = "NetStream.Unpublish.Success";

    /** The play list begins anew; {@link #PLAY_START} follows. */
    public static final String PLAY_RESET = "NetStream.Play.Reset";
    /** The publisher begins to send the stream that this end plays. */
    public static final String PLAY_START = "NetStream.Play.Start";
    /** The publisher stopped publishing. */
    public static final String PLAY_UNPUBLISH_NOTIFY = "NetStream.Play.UnpublishNotify";
    /** The publisher sends nothing more, as this end asked. */
    public static final String PAUSE_NOTIFY = "NetStream.Pause.Notify";
    /** The publisher sends again, as this end asked. */
    public static final String UNPAUSE_NOTIFY = "NetStream.Unpause.Notify";

    private StatusCode() {
    }
}
