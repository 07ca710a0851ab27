using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Something to ask of a character, or to tell it. Immutable; made by the static methods,
    /// which raise an <see cref="ArgumentException"/> for what is beyond the wire's limits. Each
    /// gets exactly one <see cref="Reply"/>.
    /// </summary>
    public sealed class Request
    {
        private static readonly Request TheInterrupt = new Request("interrupt");
        private static readonly Request ThePing = new Request("ping");
        private static readonly Request TheDescribe = new Request("describe");

        private readonly RequestField[] _fields;

        private Request(string kind, params RequestField[] fields)
        {
            Kind = kind;
            _fields = fields;
        }

        /// <summary>Its name on the wire, such as "say".</summary>
        public string Kind { get; }

        internal ReadOnlySpan<RequestField> Fields => _fields;

        /// <summary>Asks for the session clock.</summary>
        public static Request Ping()
        {
            return ThePing;
        }

        /// <summary>Asks for the character's description.</summary>
        public static Request Describe()
        {
            return TheDescribe;
        }

        /// <summary>
        /// Speak this text as it stands. It may hold markup such as "[joy 0.7]", "[wave]" and
        /// "*stress*". An empty language, in BCP 47, is the character's own.
        /// </summary>
        public static Request Say(string text, string language = "")
        {
            return new Request(
                "say",
                RequestField.Text("text", Arguments.RequiredText(text, nameof(text))),
                RequestField.Text("language", Arguments.Name(language, nameof(language))));
        }

        /// <summary>Answer what the user said.</summary>
        public static Request Turn(string text)
        {
            return new Request(
                "turn", RequestField.Text("text", Arguments.RequiredText(text, nameof(text))));
        }

        /// <summary>Stop speaking now.</summary>
        public static Request Interrupt()
        {
            return TheInterrupt;
        }

        /// <summary>
        /// Attend to the user, who speaks or is about to; false when the user has done, and
        /// nothing is to be answered.
        /// </summary>
        public static Request Listen(bool listening = true)
        {
            return new Request("listen", RequestField.Flag("listening", listening));
        }

        /// <summary>Look at a place in the character's space; null looks ahead again.</summary>
        public static Request LookAt(Point? target)
        {
            return new Request(
                "look-at", RequestField.Point("target", Arguments.Point(target, nameof(target))));
        }

        /// <summary>
        /// Make a gesture of the repertoire, such as "nod". The weight is its size, -2 to 2;
        /// below zero mirrors it. A pointing goes to the target.
        /// </summary>
        public static Request PlayGesture(string name, double weight = 1, Point? target = null)
        {
            return new Request(
                "play-gesture",
                RequestField.Text("name", Arguments.RequiredName(name, nameof(name))),
                RequestField.Number("weight", Arguments.Number(weight, -2, 2, nameof(weight))),
                RequestField.Point("target", Arguments.Point(target, nameof(target))));
        }

        /// <summary>Hold a feeling until told otherwise; "neutral" lets go.</summary>
        public static Request SetEmotion(string label, double intensity = 0.5)
        {
            return new Request(
                "set-emotion",
                RequestField.Text("label", Arguments.RequiredName(label, nameof(label))),
                RequestField.Number(
                    "intensity", Arguments.Number(intensity, 0, 1, nameof(intensity))));
        }

        /// <summary>Take on a style template.</summary>
        public static Request SetStyle(string name)
        {
            return new Request(
                "set-style",
                RequestField.Text("name", Arguments.RequiredName(name, nameof(name))));
        }

        /// <summary>Take on a gesture policy, such as a culture's.</summary>
        public static Request SetPolicy(string name)
        {
            return new Request(
                "set-policy",
                RequestField.Text("name", Arguments.RequiredName(name, nameof(name))));
        }

        /// <summary>0 moves as styled, 1 quiets everything but the lips.</summary>
        public static Request Stillness(double amount)
        {
            return new Request(
                "stillness",
                RequestField.Number("amount", Arguments.Number(amount, 0, 1, nameof(amount))));
        }

        /// <summary>Send records again, on the stream, as far as they are kept.</summary>
        public static Request Resend(long firstSeq, long lastSeq)
        {
            if (lastSeq < firstSeq)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(lastSeq), lastSeq, $"expected {firstSeq} or more");
            }
            return new Request(
                "resend",
                RequestField.Whole("first_seq", Arguments.Count(firstSeq, nameof(firstSeq))),
                RequestField.Whole("last_seq", Arguments.Count(lastSeq, nameof(lastSeq))));
        }

        /// <summary>
        /// A client is ready to receive. Its name is of its own choice, the same in all reports.
        /// </summary>
        public static Request Join(string client)
        {
            return new Request(
                "join",
                RequestField.Text("client", Arguments.RequiredName(client, nameof(client))));
        }

        /// <summary>
        /// How far a client's sound has got: the utterance time being heard, pose time minus
        /// sound time, and how often its sound has run dry since it joined.
        /// </summary>
        public static Request ReportPlayback(
            string client, string utteranceId, long positionMicros, long skewMicros = 0,
            long underruns = 0)
        {
            return new Request(
                "report-playback",
                RequestField.Text("client", Arguments.RequiredName(client, nameof(client))),
                RequestField.Text("utterance_id", Arguments.Name(utteranceId, nameof(utteranceId))),
                RequestField.Whole(
                    "position_micros", Arguments.Micros(positionMicros, nameof(positionMicros))),
                RequestField.Whole("skew_micros", Arguments.Micros(skewMicros, nameof(skewMicros))),
                RequestField.Whole("underruns", Arguments.Count(underruns, nameof(underruns))));
        }

        /// <summary>Something happened in the game that the character should know.</summary>
        public static Request PlayerEvent(string client, string name, string text = "")
        {
            return new Request(
                "player-event",
                RequestField.Text("client", Arguments.RequiredName(client, nameof(client))),
                RequestField.Text("name", Arguments.RequiredName(name, nameof(name))),
                RequestField.Text("text", Arguments.Text(text, nameof(text))));
        }
    }
}
