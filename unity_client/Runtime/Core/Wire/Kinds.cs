namespace AvatarBridge.Wire
{
    /// <summary>The kinds of records and answers, as the wire's specification names them.</summary>
    internal static class Kinds
    {
        public static readonly Key Describe = new Key("describe");
        public static readonly Key UtteranceStarted = new Key("utterance-started");
        public static readonly Key Audio = new Key("audio");
        public static readonly Key Frame = new Key("frame");
        public static readonly Key Event = new Key("event");
        public static readonly Key UtteranceEnded = new Key("utterance-ended");
        public static readonly Key Interrupted = new Key("interrupted");
        public static readonly Key Heartbeat = new Key("heartbeat");

        public static readonly Key Done = new Key("done");
        public static readonly Key Refused = new Key("refused");
    }
}
