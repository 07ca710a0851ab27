using System;
using System.Collections.Generic;

namespace AvatarBridge.Editing
{
    /// <summary>
    /// Says what the facts of a connection test mean, and what to do: written for somebody who
    /// has never heard of ZeroMQ.
    /// </summary>
    public static class ConnectionVerdict
    {
        private const double SlowRoundTripMillis = 30.0;

        /// <summary>Returns what was found, the worst first.</summary>
        public static List<Finding> Of(ConnectionFacts facts)
        {
            var findings = new List<Finding>();
            if (facts.AddressError.Length > 0)
            {
                findings.Add(Finding.Problem(
                    facts.AddressError,
                    "Write it like tcp://127.0.0.1:5570, as the sidecar prints it at its start."));
                return findings;
            }
            if (!facts.IsStreamConnected)
            {
                findings.Add(NoStream(facts));
                return findings;
            }
            AddCharacters(findings, facts);
            AddAnswers(findings, facts);
            AddPackets(findings, facts);
            findings.Sort((one, other) => other.Kind.CompareTo(one.Kind));
            return findings;
        }

        private static Finding NoStream(ConnectionFacts facts)
        {
            var endpoint = facts.StreamEndpoint.Trim();
            var prefix = endpoint + ": ";
            var reason = facts.LinkError.StartsWith(prefix, StringComparison.Ordinal)
                ? facts.LinkError.Substring(prefix.Length)
                : facts.LinkError;
            var what = reason.Length == 0
                ? $"There is no stream at {endpoint}."
                : $"There is no stream at {endpoint}: {reason}";
            if (facts.IsPortOpen)
            {
                return Finding.Problem(
                    what,
                    "Somebody listens there, so compare with the address that the sidecar prints "
                    + "for its stream; its port is 5570 unless told otherwise, that of requests "
                    + "5571.");
            }
            return Finding.Problem(
                what,
                "Start the sidecar in a terminal: bridge run my_character.toml (or make demo). If "
                + "it runs, compare the stream address that it prints with this one; on another "
                + "machine, let its firewall pass both ports.");
        }

        private static void AddCharacters(List<Finding> findings, ConnectionFacts facts)
        {
            if (facts.Characters.Count == 0)
            {
                findings.Add(Finding.Problem(
                    $"{facts.StreamEndpoint} takes connections, but streams no character.",
                    "Is it the address for requests (5571 by default)? The stream's is 5570. "
                    + "Otherwise another program uses that port, or the sidecar is still loading: "
                    + "try again in a few seconds."));
                return;
            }
            foreach (var name in facts.Wanted)
            {
                if (!Contains(facts.Characters, name))
                {
                    findings.Add(Unknown(name, facts.Characters));
                }
            }
            findings.Add(Finding.Good(
                $"On stage: {string.Join(", ", facts.Characters)} ({facts.FrameRate} frames and "
                + $"{facts.SampleRate} samples a second)."));
        }

        private static Finding Unknown(string name, IReadOnlyList<string> characters)
        {
            foreach (var character in characters)
            {
                if (string.Equals(character, name, StringComparison.OrdinalIgnoreCase))
                {
                    return Finding.Problem(
                        $"\"{name}\" is not on stage, but \"{character}\" is.",
                        $"Write the character's name as \"{character}\": capitals count.");
                }
            }
            return Finding.Problem(
                $"\"{name}\" is not on stage.",
                $"There is {string.Join(", ", characters)}. Name one of them in the avatar's "
                + "inspector, or start a sidecar that plays this one.");
        }

        private static void AddAnswers(List<Finding> findings, ConnectionFacts facts)
        {
            if (facts.Characters.Count == 0)
            {
                return;
            }
            if (!facts.IsAnswered && facts.ControlEndpoint.Length == 0)
            {
                findings.Add(Finding.Hint(
                    "The stream is a recording that is played back: nobody takes requests.",
                    "To let characters speak on demand, run the sidecar with bridge run."));
            }
            else if (!facts.IsAnswered)
            {
                findings.Add(Finding.Problem(
                    $"The stream comes, but requests to {facts.ControlEndpoint} are not answered: "
                    + facts.AnswerError,
                    "Without requests there is no clock, so nothing moves in step. Let the "
                    + "firewall pass this port too."));
            }
            else if (facts.RoundTripMillis > SlowRoundTripMillis)
            {
                findings.Add(Finding.Hint(
                    $"Requests take {facts.RoundTripMillis:0} ms.",
                    "Speech stays in step, but reacts later. If mouths stutter, raise the playout "
                    + "delay of the client."));
            }
            else
            {
                findings.Add(Finding.Good(
                    $"Requests are answered within {facts.RoundTripMillis:0.0} ms."));
            }
        }

        private static void AddPackets(List<Finding> findings, ConnectionFacts facts)
        {
            if (facts.Malformed > 0)
            {
                findings.Add(Finding.Hint(
                    $"{facts.Malformed} packets could not be read: {facts.LinkError}",
                    "The sidecar and this package may be of different versions: update both."));
            }
        }

        private static bool Contains(IReadOnlyList<string> names, string wanted)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i] == wanted)
                {
                    return true;
                }
            }
            return false;
        }
    }
}
