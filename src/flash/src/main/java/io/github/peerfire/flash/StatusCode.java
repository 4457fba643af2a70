package io.github.peerfire.flash;

/**
 * The codes of {@link NetStatus}, spelled as in ActionScript. The level with which this end raises each, or with which
 * a server is expected to send it, is in parentheses.
 *
 * <pre>{@code
 * if (status.code().equals(StatusCode.PLAY_UNPUBLISH_NOTIFY)) {
 *     screen.clear();
 * }
 * }</pre>
 *
 * <p>Servers may send codes that are not among these; they arrive as they are.
 */
public final class StatusCode {

    /** The server accepted the connection (status). */
    public static final String CONNECT_SUCCESS = "NetConnection.Connect.Success";
    /** No connection came about: no answer in time, no such host, or the server's refusal of the key (error). */
    public static final String CONNECT_FAILED = "NetConnection.Connect.Failed";
    /** The server does not admit this client (error). */
    public static final String CONNECT_REJECTED = "NetConnection.Connect.Rejected";
    /** The server has no application of that name (error). */
    public static final String CONNECT_INVALID_APP = "NetConnection.Connect.InvalidApp";
    /** The server's application is shutting down (error). */
    public static final String CONNECT_APP_SHUTDOWN = "NetConnection.Connect.AppShutdown";
    /** The server found this client idle for too long (status). */
    public static final String CONNECT_IDLE_TIMEOUT = "NetConnection.Connect.IdleTimeout";
    /** The connection to the server is over (status). */
    public static final String CONNECT_CLOSED = "NetConnection.Connect.Closed";
    /** This machine's network addresses changed (status). */
    public static final String CONNECT_NETWORK_CHANGE = "NetConnection.Connect.NetworkChange";
    /** The server did not carry out a call, or did not answer it in time (error). */
    public static final String CALL_FAILED = "NetConnection.Call.Failed";

    /** A stream is up: with a peer, or in the server (status). */
    public static final String STREAM_CONNECT_SUCCESS = "NetStream.Connect.Success";
    /** A stream is over (status). */
    public static final String STREAM_CONNECT_CLOSED = "NetStream.Connect.Closed";
    /** The peer was not reached, or the server has no stream for us (error). */
    public static final String STREAM_CONNECT_FAILED = "NetStream.Connect.Failed";
    /** The peer refused (error). */
    public static final String STREAM_CONNECT_REJECTED = "NetStream.Connect.Rejected";

    /** This end's stream may be played by others from now on (status). */
    public static final String PUBLISH_START = "NetStream.Publish.Start";
    /** A stream of that name is published already, or may not be (error). */
    public static final String PUBLISH_BAD_NAME = "NetStream.Publish.BadName";
    /** The publisher is silent (status). */
    public static final String PUBLISH_IDLE = "NetStream.Publish.Idle";
    /** This end's stream is no longer published, because this end closed it (status). */
    public static final String UNPUBLISH_SUCCESS = "NetStream.Unpublish.Success";
    /** The server began to record this end's stream (status). */
    public static final String RECORD_START = "NetStream.Record.Start";
    /** The server no longer records this end's stream (status). */
    public static final String RECORD_STOP = "NetStream.Record.Stop";
    /** The server may not record this end's stream (error). */
    public static final String RECORD_NO_ACCESS = "NetStream.Record.NoAccess";
    /** The server could not record this end's stream (error). */
    public static final String RECORD_FAILED = "NetStream.Record.Failed";

    /** The play list begins anew; {@link #PLAY_START} follows (status). */
    public static final String PLAY_RESET = "NetStream.Play.Reset";
    /** The stream that this end plays begins, or will when somebody publishes it (status). */
    public static final String PLAY_START = "NetStream.Play.Start";
    /** The server sends no more of the stream (status). */
    public static final String PLAY_STOP = "NetStream.Play.Stop";
    /** Somebody publishes the stream (status). */
    public static final String PLAY_PUBLISH_NOTIFY = "NetStream.Play.PublishNotify";
    /** The publisher stopped publishing (status). */
    public static final String PLAY_UNPUBLISH_NOTIFY = "NetStream.Play.UnpublishNotify";
    /** The server has no stream of that name (error). */
    public static final String PLAY_STREAM_NOT_FOUND = "NetStream.Play.StreamNotFound";
    /** The server cannot or may not play the stream (error). */
    public static final String PLAY_FAILED = "NetStream.Play.Failed";
    /** The server cannot send as fast as the stream comes (warning). */
    public static final String PLAY_INSUFFICIENT_BANDWIDTH = "NetStream.Play.InsufficientBW";
    /** Nothing more comes, as this end asked (status). */
    public static final String PAUSE_NOTIFY = "NetStream.Pause.Notify";
    /** Media come again, as this end asked (status). */
    public static final String UNPAUSE_NOTIFY = "NetStream.Unpause.Notify";

    /** As much is buffered as was asked for, and playing begins (status). */
    public static final String BUFFER_FULL = "NetStream.Buffer.Full";
    /** Nothing is buffered any more, and playing waits (status). */
    public static final String BUFFER_EMPTY = "NetStream.Buffer.Empty";
    /** The stream has ended, and what is buffered is the last of it (status). */
    public static final String BUFFER_FLUSH = "NetStream.Buffer.Flush";

    private StatusCode() {
    }
}
