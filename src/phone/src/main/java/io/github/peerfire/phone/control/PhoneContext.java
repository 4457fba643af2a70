package io.github.peerfire.phone.control;

import io.github.peerfire.client.ClientState;

/** What the parts of a phone may do to it. On the controller's thread, where nothing else is said. */
interface PhoneContext {

    /** Runs something on the controller's thread. Any thread. */
    void execute(Runnable task);

    /** Tells the user something, with all that is different. */
    void told(String sentence);

    /** Tells the user what of the connections is there. */
    void told(ClientState connections);

    /** Something is different. */
    void changed();

    /** The sentence for a failure. Any thread. */
    String explain(Throwable failure);

    /** What is said, and in which language. Any thread. */
    PhoneSentences sentences();
}
