package io.github.peerfire.smack;

/** Stanzas of the ProtoXEP, letter for letter, with peer IDs written out. */
public final class SpecificationExamples {

    /** Section 3.1. */
    public static final String TICKET = """
            <iq type='result' from='rtmfp.example.net' to='alice@example.net/desk' id='t1'>
              <ticket xmlns='urn:xmpp:rtmfp:0' id='pX0v3Jc7mN5sQe1uZk2yRA' secret='Zk3nB0q8RfY2sTtJ5wXvLg'
                      expires='2026-03-01T10:16:30Z'>
                <uri>rtmfp://rtmfp.example.net/xmpp</uri>
                <uri>rtmfp://rtmfp.example.net:443/xmpp</uri>
              </ticket></iq>""";

    /** Section 4.2. */
    public static final String BOUND = """
            <iq type='result' from='rtmfp.example.net' to='alice@example.net/desk' id='b1'>
              <bound xmlns='urn:xmpp:rtmfp:0' peer='PEER_A' epoch='1772360130412'
                     uri='rtmfp://rtmfp.example.net/xmpp' observed='203.0.113.5:50001'
                     proof='09c19012e70b25ca66e9df51ca8378eecbeb23cdcbddce32c5c41d52f69412f6'/></iq>"""
            .replace("PEER_A", peer('a'));

    /** Section 2.3. */
    public static final String SERVICES = """
            <iq type='result' from='rtmfp.example.net' to='alice@example.net/desk' id='e1'>
              <services xmlns='urn:xmpp:extdisco:2'>
                <service type='rtmfp' host='rtmfp.example.net' port='1935' transport='udp' restricted='1'/>
                <service type='turn' host='turn.example.net' port='3478' transport='udp'
                  username='1772363730:alice' password='Q0Zf...' expires='2026-03-01T11:15:30Z'/>
              </services></iq>""";

    /** Section 5.1. */
    public static final String PRESENCE = """
            <presence from='alice@example.net/desk'>
              <c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://example.org/c'
                 ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/>
              <endpoint xmlns='urn:xmpp:rtmfp:0' peer='PEER_A' epoch='1772360130412'
                        uri='rtmfp://rtmfp.example.net/xmpp' media='audio video'/>
            </presence>""".replace("PEER_A", peer('a'));

    /** Section 10, m1. */
    public static final String PROPOSE = """
            <message from='alice@example.net/desk' to='bob@example.net' type='chat' id='m1'>
              <propose xmlns='urn:xmpp:jingle-message:0' id='ca3cf894-5325-482f-a412-a6e9f832298d'>
                <description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='audio'/>
                <description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='video'/>
              </propose><store xmlns='urn:xmpp:hints'/></message>""";

    /** Section 10, m4. */
    public static final String FINISH = """
            <message from='alice@example.net/desk' to='bob@example.net/phone' type='chat' id='m4'>
              <finish xmlns='urn:xmpp:jingle-message:0' id='ca3cf894-5325-482f-a412-a6e9f832298d'>
                <reason xmlns='urn:xmpp:jingle:1'><success/></reason></finish>
              <store xmlns='urn:xmpp:hints'/></message>""";

    /** Section 10, a reject that settles a glare. */
    public static final String TIE_BREAK = """
            <message from='bob@example.net/phone' to='alice@example.net/desk' type='chat'>
              <reject xmlns='urn:xmpp:jingle-message:0' id='fecbea35-08d3-404f-9ec7-2b57c566fa74'>
                <reason xmlns='urn:xmpp:jingle:1'><expired/></reason><tie-break/></reject>
              <store xmlns='urn:xmpp:hints'/></message>""";

    /** Section 10, j1. */
    public static final String INITIATE = """
            <iq type='set' from='alice@example.net/desk' to='bob@example.net/phone' id='j1'>
              <jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' initiator='alice@example.net/desk'
                      sid='ca3cf894-5325-482f-a412-a6e9f832298d'>
                <content creator='initiator' name='voice' senders='both'>
                  <description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='audio' maxrate='64'>
                    <codec name='speex' id='11' rate='16000' channels='1'/><codec name='PCMU' id='8' rate='8000'/>
                  </description>
                  <transport xmlns='urn:xmpp:jingle:transports:rtmfp:0' peer='PEER_A' epoch='1772360130412'
                    service='rtmfp.example.net' uri='rtmfp://rtmfp.example.net/xmpp'
                    stream='Vw3nJ8kz0Qm2T5x7B1c9Lg' hash='true'/>
                </content>
                <content creator='initiator' name='webcam' senders='both'>
                  <description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='video' maxrate='800'>
                    <codec name='H264' id='7' profile='42e01f'/></description>
                  <transport xmlns='urn:xmpp:jingle:transports:rtmfp:0' peer='PEER_A' epoch='1772360130412'
                    service='rtmfp.example.net' uri='rtmfp://rtmfp.example.net/xmpp'
                    stream='Vw3nJ8kz0Qm2T5x7B1c9Lg' hash='true'/>
                </content></jingle></iq>"""
            .replace("PEER_A", peer('a'));

    /** Section 10, j3. */
    public static final String TRANSPORT_INFO = """
            <iq type='set' from='alice@example.net/desk' to='bob@example.net/phone' id='j3'>
              <jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='ca3cf894-5325-482f-a412-a6e9f832298d'>
                <content creator='initiator' name='voice'>
                  <transport xmlns='urn:xmpp:jingle:transports:rtmfp:0'>
                    <session hash='8c7bcd6898a760b4c19274db492ce68636c435de9c4654561daf516d3e9b5dda'/></transport>
                </content></jingle></iq>""";

    /** Section 10, j4. */
    public static final String MUTE = """
            <iq type='set' from='alice@example.net/desk' to='bob@example.net/phone' id='j4'>
              <jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='ca3cf894-5325-482f-a412-a6e9f832298d'>
                <mute xmlns='urn:xmpp:jingle:apps:rtp:info:1' creator='initiator' name='voice'/></jingle></iq>""";

    /** Section 10, j5. */
    public static final String TERMINATE = """
            <iq type='set' from='alice@example.net/desk' to='bob@example.net/phone' id='j5'>
              <jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='ca3cf894-5325-482f-a412-a6e9f832298d'>
                <reason><success/></reason></jingle></iq>""";

    /** Section 6.3. */
    public static final String CANDIDATES = """
            <iq type='set' from='alice@example.net/desk' to='bob@example.net/phone' id='j6'>
              <jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s'>
                <content creator='initiator' name='voice'>
                  <transport xmlns='urn:xmpp:jingle:transports:rtmfp:0' peer='PEER_A'>
                    <candidate type='srflx' ip='203.0.113.5' port='50001'/>
                  </transport></content></jingle></iq>"""
            .replace("PEER_A", peer('a'));

    private SpecificationExamples() {
    }

    /** 64 hex digits, such as a1a1...a1a1. */
    public static String peer(char letter) {
        return (letter + String.valueOf(letter - 'a' + 1)).repeat(32);
    }
}
