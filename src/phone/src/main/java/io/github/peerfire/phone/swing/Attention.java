package io.github.peerfire.phone.swing;

/** The user's eyes. */
interface Attention {

    /** Draws them to a sentence. */
    void draw(String sentence);

    /** There is nothing to see any more. */
    void release();
}
