namespace AvatarBridge.Wire
{
    /// <summary>The keys of records and answers, as the wire's specification names them.</summary>
    internal static class Keys
    {
        public static readonly Key Record = new Key("record");
        public static readonly Key Seq = new Key("seq");
        public static readonly Key PtsMicros = new Key("pts_micros");
        public static readonly Key UtteranceId = new Key("utterance_id");

        public static readonly Key SessionId = new Key("session_id");
        public static readonly Key Rig = new Key("rig");
        public static readonly Key FrameRate = new Key("frame_rate");
        public static readonly Key SampleRate = new Key("sample_rate");
        public static readonly Key LeadMicros = new Key("lead_micros");
        public static readonly Key ControlEndpoint = new Key("control_endpoint");

        public static readonly Key ShapeNames = new Key("shape_names");
        public static readonly Key BoneNames = new Key("bone_names");
        public static readonly Key BoneParents = new Key("bone_parents");
        public static readonly Key RestPositions = new Key("rest_positions");

        public static readonly Key TurnId = new Key("turn_id");
        public static readonly Key Text = new Key("text");
        public static readonly Key SentenceType = new Key("sentence_type");
        public static readonly Key Act = new Key("act");
        public static readonly Key Emotion = new Key("emotion");

        public static readonly Key Samples = new Key("samples");

        public static readonly Key Weights = new Key("weights");
        public static readonly Key Head = new Key("head");
        public static readonly Key Bones = new Key("bones");
        public static readonly Key Hips = new Key("hips");

        public static readonly Key EndMicros = new Key("end_micros");
        public static readonly Key Kind = new Key("kind");
        public static readonly Key Name = new Key("name");

        public static readonly Key Reply = new Key("reply");
        public static readonly Key RequestId = new Key("request_id");
        public static readonly Key SessionMicros = new Key("session_micros");
        public static readonly Key Packet = new Key("packet");
        public static readonly Key Resent = new Key("resent");
        public static readonly Key Code = new Key("code");
        public static readonly Key Message = new Key("message");
    }
}
